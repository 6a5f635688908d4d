import type { TrialKind } from '../../workflows/trial/trial.schema.ts';
import { useEditing, useNounWords } from '../pipeline/editing.ts';
import css from './Trial.module.css';

const assumptions: Record<TrialKind, string[]> = {
  forecast: ['nobody', 'migrated', 'assigned', 'sent', 'webhooks', 'paused'],
  backtest: ['heard', 'talks', 'stood', 'tasks', 'moves', 'assigned', 'client', 'sent', 'notify', 'webhooks'],
};

/** What is true of leads alone, or of those who go through stages. */
const untrue: Partial<Record<string, string[]>> = {
  ticket: ['tasks', 'webhooks'],
  conversation: ['talks', 'tasks', 'moves', 'webhooks'],
};

/** What a trial takes for granted, said openly. */
export const Assumed = ({ kind }: { kind: TrialKind }) => {
  const { t } = useNounWords('trial');
  const { noun = 'lead' } = useEditing().draft.definition;
  return (
    <details className={css.assumed}>
      <summary>{t('assumed')}</summary>
      <ul>
        {assumptions[kind]
          .filter((what) => !untrue[noun]?.includes(what))
          .map((what) => (
            <li key={what}>{t(`assumed.${kind}.${what}`)}</li>
          ))}
      </ul>
    </details>
  );
};
