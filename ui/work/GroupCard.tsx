import { useQuery } from '@tanstack/react-query';
import type { GroupRules, WorkGroup } from '../../workflows/work/group.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { patch, post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { changesWork, useSkills } from './work.ts';
import { DryRun } from './DryRun.tsx';
import { useOpenGroups } from './groups.ts';
import { shiftEndOf, withTyped } from './rules.ts';
import css from './Work.module.css';

const split = (text: string): string[] => text.split(',').flatMap((word) => word.trim() || []);
const number = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** What a group takes, who is in it, and how its work is given. */
export const GroupCard = ({ group, onClose }: { group: WorkGroup | undefined; onClose: () => void }) => {
  const { t, language } = useWords('work');
  const me = useMe();
  const admin = me.role === 'admin';
  const users = useUsers().filter(({ active, id }) => active || group?.members.includes(id));
  const skills = useSkills();
  const calendars = useQuery(asking('/calendars')).data?.items ?? [];
  const others = useOpenGroups().filter(({ id }) => id !== group?.id);
  const rules: Partial<GroupRules> = group?.rules ?? {};
  const need = rules.needs?.[0];
  const first = {
    ...{ name: group ? inLanguage(group.name, language) : '', channels: group?.channels.join(', ') ?? '' },
    ...{ topics: group?.topics.join(', ') ?? '', branches: group?.branches.join(', ') ?? '' },
    regions: group?.regions.join(', ') ?? '',
    ...{ languages: group?.languages.join(', ') ?? '', calendar: group?.calendar ?? '' },
    ...{ skill: need?.skill ?? '', level: String(need?.level ?? 5), relax: String(rules.relaxed?.[0]?.afterS ?? '') },
    ...{ acceptS: String(rules.acceptS ?? ''), limit: String(rules.limit ?? ''), knownS: String(rules.knownS ?? 60) },
    ...{ languageS: String(rules.languageS ?? 0), members: group?.members ?? [] },
    shiftEnd: rules.shiftEnd?.then === 'group' ? rules.shiftEnd.group : (rules.shiftEnd?.then ?? 'stays'),
  };
  const bodyOf = (typed: typeof first) => {
    const { name, channels, languages, calendar, members } = typed;
    return {
      name: { ru: name, ...group?.name, [language]: name },
      ...{ channels: split(channels), languages: split(languages), calendar: calendar || null, members },
      ...{ topics: split(typed.topics), branches: split(typed.branches), regions: split(typed.regions) },
      rules: {
        ...{ weights: rules.weights ?? {}, ...withTyped(rules, typed) },
        ...{ acceptS: number(typed.acceptS), limit: number(typed.limit) },
        ...{ knownS: Number(typed.knownS), languageS: Number(typed.languageS) },
        shiftEnd: shiftEndOf(typed.shiftEnd),
      },
    };
  };
  const form = useForm(
    first,
    (typed) => {
      const body = bodyOf(typed);
      return group
        ? patch('/groups/{id}', { path: { id: group.id }, body: { ...body, revision: group.revision } })
        : post('/groups', { body });
    },
    { changes: changesWork, says: t('saved'), then: onClose },
  );
  const archiving = useWrite(
    (archived: boolean) =>
      patch('/groups/{id}', { path: { id: group!.id }, body: { revision: group!.revision, archived } }),
    { changes: changesWork, then: onClose },
  );
  const { members } = form.typed;
  return (
    <Panel onClose={onClose} title={group ? inLanguage(group.name, language) : t('group.new')}>
      <Form of={form} does={t('save')} onCancel={onClose} why={admin ? undefined : t('adminsOnly')}>
        <Input label={t('group.name')} required maxLength={80} {...form.field('name')} />
        <Input label={t('group.channels')} hint={t('group.channels.hint')} {...form.field('channels')} />
        <Input label={t('group.languages')} hint={t('group.languages.hint')} {...form.field('languages')} />
        <div className={css.pair}>
          <Input label={t('group.topics')} {...form.field('topics')} />
          <Input label={t('group.branches')} {...form.field('branches')} />
          <Input label={t('group.regions')} {...form.field('regions')} />
        </div>
        <Select label={t('group.hours')} {...form.field('calendar')}>
          <option value="">{t('group.always')}</option>
          {calendars.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
        <fieldset className={css.members}>
          <legend>{t('group.members')}</legend>
          {users.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={members.includes(id)}
                onChange={() =>
                  form.change({
                    members: members.includes(id) ? members.filter((one) => one !== id) : [...members, id],
                  })
                }
              />
              {name}
            </label>
          ))}
        </fieldset>
        <div className={css.pair}>
          <Select label={t('rule.skill')} {...form.field('skill')}>
            <option value="">{t('rule.noSkill')}</option>
            {skills.map(({ key, name }) => (
              <option key={key} value={key}>
                {inLanguage(name, language)}
              </option>
            ))}
          </Select>
          <Input label={t('rule.level')} type="number" min={1} max={10} {...form.field('level')} />
          <Input label={t('rule.relax')} type="number" min={0} hint={t('rule.empty')} {...form.field('relax')} />
          <Input label={t('rule.acceptS')} type="number" min={5} hint={t('rule.empty')} {...form.field('acceptS')} />
          <Input label={t('rule.limit')} type="number" min={0} hint={t('rule.empty')} {...form.field('limit')} />
          <Input label={t('rule.knownS')} type="number" min={0} required {...form.field('knownS')} />
          <Input label={t('rule.languageS')} type="number" min={0} required {...form.field('languageS')} />
        </div>
        <Select label={t('rule.shiftEnd')} hint={t('rule.shiftEnd.hint')} {...form.field('shiftEnd')}>
          <option value="stays">{t('rule.shiftEnd.stays')}</option>
          <option value="queue">{t('rule.shiftEnd.queue')}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {t('rule.shiftEnd.group', { name: inLanguage(name, language) })}
            </option>
          ))}
        </Select>
      </Form>
      {me.role !== 'manager' && <DryRun wish={() => ({ ...bodyOf(form.typed), ...(group ? { id: group.id } : {}) })} />}
      {group && admin && (
        <Button look="quiet" busy={archiving.busy} onClick={() => void archiving.write(!group.archivedAt)}>
          {t(group.archivedAt ? 'group.restore' : 'group.archive')}
        </Button>
      )}
    </Panel>
  );
};
