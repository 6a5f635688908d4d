import { useState } from 'react';
import { promiseWords } from '../../workflows/service/promise.words.ts';
import type { ServicePolicy } from '../../workflows/service/policy.schema.ts';
import type { TriedPromise, TriedStep } from '../../workflows/service/try.schema.ts';
import { priorityWords } from '../../workflows/ticket/column.words.ts';
import { Priority } from '../../workflows/ticket/priority.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Select } from '../kit/Field.tsx';
import { Section } from '../kit/Section.tsx';
import { exactText } from '../kit/time.ts';
import { useUsers } from '../session.tsx';
import { useOpenGroups } from '../work/groups.ts';
import { useWords } from '../words.ts';
import css from './ServiceSettings.module.css';

/** Who would be told when, were a ticket opened now and nobody answered; by the policies as they stand on the screen. */
export const TryLadder = ({ policies }: { policies: ServicePolicy[] }) => {
  const { t, language } = useWords('service');
  const users = useUsers().filter(({ active }) => active);
  const groups = useOpenGroups();
  const [made, setMade] = useState({ priority: 'normal', responsibleId: '', groupId: '' });
  const trying = useWrite(() =>
    post('/settings/service/try', {
      body: {
        ...{ policies, priority: made.priority as Priority },
        ...{ responsibleId: made.responsibleId || null, groupId: made.groupId || null },
      },
    }),
  );
  const field = (name: keyof typeof made) => ({
    value: made[name],
    onChange: ({ target }: { target: { value: string } }) => setMade({ ...made, [name]: target.value }),
  });
  return (
    <Section title={t('try')}>
      <div className={css.try}>
        <p className={css.dim}>{t('try.about')}</p>
        <div className={css.levels}>
          <Select label={t('try.priority')} {...field('priority')}>
            {Priority.options.map((one) => (
              <option key={one} value={one}>
                {inLanguage(priorityWords[one], language)}
              </option>
            ))}
          </Select>
          <Select label={t('try.responsible')} {...field('responsibleId')}>
            <option value="">{t('try.nobody')}</option>
            {users.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Select label={t('try.group')} {...field('groupId')}>
            <option value="">{t('try.noGroup')}</option>
            {groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {inLanguage(name, language)}
              </option>
            ))}
          </Select>
        </div>
        <div className={css.row}>
          <Button busy={trying.busy} onClick={() => void trying.write()}>
            {t('try.do')}
          </Button>
        </div>
        {trying.answer && <Tried promises={trying.answer.promises} />}
      </div>
    </Section>
  );
};

const Tried = ({ promises }: { promises: TriedPromise[] }) => {
  const { t, language } = useWords('service');
  if (promises.length === 0) return <p>{t('try.nothing')}</p>;
  return (
    <div aria-live="polite" className={css.policy}>
      {promises.map(({ promise, dueAt, steps }) => (
        <div key={promise}>
          <b className={css.label}>{inLanguage(promiseWords[promise], language)}</b>
          {dueAt && <span className={css.dim}> · {t('due', { due: exactText(dueAt) })}</span>}
          {steps.length === 0 ? (
            <p className={css.dim}>{t('try.noSteps')}</p>
          ) : (
            <ol className={css.steps}>
              {steps.map((step, at) => (
                <Step key={at} step={step} />
              ))}
            </ol>
          )}
        </div>
      ))}
    </div>
  );
};

const Step = ({ step: { at, to, did, after } }: { step: TriedStep }) => {
  const { t, language } = useWords('service');
  const users = useUsers();
  const groups = useOpenGroups();
  const nameOf = (id: string | null) => users.find((user) => user.id === id)?.name;
  const group = groups.find(({ id }) => id === after.group);
  const heir = nameOf(after.responsible) ?? (group ? inLanguage(group.name, language) : t('owner.queue'));
  const says =
    did === 'assigned'
      ? t('try.assigned', { whom: heir })
      : did === 'raised'
        ? t('try.raised', { priority: inLanguage(priorityWords[after.priority], language) })
        : did === 'nothing'
          ? t('try.same')
          : to.length > 0
            ? t('try.told', { people: to.map(nameOf).join(', ') })
            : t('try.told.nobody');
  return (
    <li>
      <span className={css.moment}>{exactText(at)}</span>
      <span>{says}</span>
    </li>
  );
};
