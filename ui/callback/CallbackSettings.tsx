import { useQuery } from '@tanstack/react-query';
import type { CallbackRules, CallingWeek } from '../../workflows/callback/callback.schema.ts';
import { howWords } from '../../workflows/callback/how.words.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { patch } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { Input, TextArea } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { mayOps, useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { DoNotCallList } from './DoNotCallList.tsx';
import { hoursText, readHours } from './hours-text.ts';
import css from './Callbacks.module.css';

/** How promises to call are kept: how often, whom the ladder tells, at which hours of which country. */
export const CallbackSettings = () => {
  const me = useMe();
  const rules = useQuery(asking('/settings/callbacks'));
  return (
    <div className={css.body}>
      {rules.isPending ? (
        <Skeleton rows={8} />
      ) : !rules.data ? (
        <Problem error={rules.error} again={() => void rules.refetch()} />
      ) : (
        <Rules rules={rules.data} key={rules.data.revision} />
      )}
      {mayOps(me) && <DoNotCallList />}
    </div>
  );
};

const gapNames = ['busy', 'no_answer', 'unreachable', 'voicemail', 'rejected', 'short', 'failed'] as const;
const rungs = ['next', 'group', 'supervisor', 'every'] as const;
type Typed = Record<string, string>;

const Rules = ({ rules }: { rules: CallbackRules }) => {
  const { t, language } = useWords('callback');
  const admin = useMe().role === 'admin';
  const first: Typed = {
    ...{ most: String(rules.attempts.most), soon: String(rules.soonMinutes), days: String(rules.keptDays) },
    ...Object.fromEntries(gapNames.map((name) => [`gap ${name}`, rules.attempts.gaps[name].join(', ')])),
    ...Object.fromEntries(rungs.map((name) => [`rung ${name}`, String(rules.ladder[name])])),
    'rung onCall': String(rules.ladder.onCall ?? ''),
    hours: hoursText(rules.countries, rules.elsewhere),
  };
  const form = useForm<Typed, CallbackRules>(
    first,
    (typed) => {
      const number = (name: string) => Number(typed[name]);
      const gaps = Object.fromEntries(
        gapNames.map((name) => [
          name,
          (typed[`gap ${name}`] ?? '')
            .split(/[^\d]+/)
            .filter(Boolean)
            .map(Number),
        ]),
      ) as CallbackRules['attempts']['gaps'];
      const ladder = {
        ...Object.fromEntries(rungs.map((name) => [name, number(`rung ${name}`)])),
        onCall: typed['rung onCall'] ? number('rung onCall') : null,
      } as CallbackRules['ladder'];
      const { countries, elsewhere } = readHours(typed['hours'] ?? '');
      return patch('/settings/callbacks', {
        body: {
          ...{ attempts: { most: number('most'), ringsS: rules.attempts.ringsS, gaps }, ladder },
          ...{ soonMinutes: number('soon'), keptDays: number('days'), countries, revision: rules.revision },
          elsewhere: (elsewhere ?? rules.elsewhere) as CallingWeek,
        },
      });
    },
    { changes: [['/settings/callbacks'], ['/callbacks/allowed']], says: t('rules.saved') },
  );
  const wrong = readHours(form.typed['hours'] ?? '').wrong;
  const why = !admin ? t('rules.admins') : wrong ? t('rules.hours.wrong', { line: wrong }) : undefined;
  return (
    <Form of={form} does={t('rules.save')} why={why}>
      <Section title={t('rules.attempts')}>
        <p className={css.dim}>{t('rules.attempts.about')}</p>
        <div className={css.pair}>
          <Input label={t('rules.most')} type="number" min={1} max={20} required {...form.field('most')} />
          <Input label={t('rules.soon')} type="number" min={5} max={10_080} required {...form.field('soon')} />
          {gapNames.map((name) => (
            <Input
              key={name}
              label={t('rules.gap', { how: inLanguage(howWords[name], language) })}
              required
              pattern="\d+([,; ]+\d+)*"
              {...form.field(`gap ${name}`)}
            />
          ))}
        </div>
      </Section>
      <Section title={t('rules.ladder')}>
        <p className={css.dim}>{t('rules.ladder.about')}</p>
        <div className={css.pair}>
          {rungs.map((name) => (
            <Input
              key={name}
              label={t(`rules.${name}`)}
              type="number"
              min={1}
              max={10_080}
              required
              {...form.field(`rung ${name}`)}
            />
          ))}
          <Input
            label={t('rules.onCall')}
            hint={t('rules.onCall.hint')}
            type="number"
            min={1}
            max={10_080}
            {...form.field('rung onCall')}
          />
          <Input label={t('rules.days')} type="number" min={1} max={30} required {...form.field('days')} />
        </div>
      </Section>
      <Section title={t('rules.hours')}>
        <TextArea
          label={t('rules.hours.list')}
          hint={t('rules.hours.hint')}
          rows={8}
          error={wrong ? t('rules.hours.wrong', { line: wrong }) : undefined}
          value={form.typed['hours'] ?? ''}
          onChange={({ target }) => form.change({ hours: target.value })}
        />
      </Section>
    </Form>
  );
};
