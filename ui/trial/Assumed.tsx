import type { TrialKind } from '../../workflows/trial/trial.schema.ts';
import { useWords } from '../words.ts';
import css from './Trial.module.css';

const assumptions: Record<TrialKind, string[]> = {
  forecast: ['nobody', 'migrated', 'assigned', 'sent', 'webhooks', 'paused'],
  backtest: ['heard', 'talks', 'stood', 'tasks', 'moves', 'assigned', 'client', 'sent', 'notify', 'webhooks'],
};

/** What a trial takes for granted, said openly. */
export const Assumed = ({ kind }: { kind: TrialKind }) => {
  const { t } = useWords('trial');
  return (
    <details className={css.assumed}>
      <summary>{t('assumed')}</summary>
      <ul>
        {assumptions[kind].map((what) => (
          <li key={what}>{t(`assumed.${kind}.${what}`)}</li>
        ))}
      </ul>
    </details>
  );
};
