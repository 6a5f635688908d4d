import { useQuery } from '@tanstack/react-query';
import { talkChannels } from '../../workflows/channel/index.ts';
import type { ServiceLevelRules } from '../../workflows/work/floor.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { put } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { Section } from '../kit/Section.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './ServiceSettings.module.css';

/** How soon clients are to be answered first: what the service level on the page of queues counts by. */
export const Levels = () => {
  const { t } = useWords('service');
  const rules = useQuery(asking('/settings/service-level')).data;
  return <Section title={t('levels')}>{rules && <Fields rules={rules} />}</Section>;
};

type Typed = Record<string, string>;

const Fields = ({ rules }: { rules: ServiceLevelRules }) => {
  const { t, language } = useWords('service');
  const admin = useMe().role === 'admin';
  const kinds = talkChannels.map(({ kind, name }) => ({ kind, name: inLanguage(name, language) }));
  const first: Typed = { percent: String(rules.percent), seconds: String(rules.seconds) };
  for (const { kind } of kinds) first[kind] = String(rules.channels[kind]?.seconds ?? '');
  const form = useForm<Typed, ServiceLevelRules>(
    first,
    (typed) => {
      const percent = Number(typed['percent']);
      // a share that only a channel has stays its own
      const shareOf = (kind: string): number => {
        const own = rules.channels[kind]?.percent ?? rules.percent;
        return own === rules.percent ? percent : own;
      };
      const own = kinds.flatMap(({ kind }) =>
        typed[kind] ? [[kind, { percent: shareOf(kind), seconds: Number(typed[kind]) }] as const] : [],
      );
      return put('/settings/service-level', {
        body: { percent, seconds: Number(typed['seconds']), channels: Object.fromEntries(own) },
      });
    },
    { changes: [['/settings/service-level'], ['/floor'], ['/floor/contacts']], says: t('levels.saved') },
  );
  return (
    <Form of={form} does={t('levels.save')} why={admin ? undefined : t('adminsOnly')}>
      <p className={css.dim}>{t('levels.about')}</p>
      <div className={css.levels}>
        <Input label={t('levels.percent')} type="number" min={1} max={100} required {...form.field('percent')} />
        <Input label={t('levels.seconds')} type="number" min={1} max={604_800} required {...form.field('seconds')} />
        {kinds.map(({ kind, name }) => (
          <Input
            key={kind}
            label={t('levels.own', { name })}
            type="number"
            min={1}
            max={604_800}
            hint={t('levels.same')}
            {...form.field(kind)}
          />
        ))}
      </div>
    </Form>
  );
};
