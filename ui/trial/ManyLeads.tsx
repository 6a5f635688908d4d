import { useQuery } from '@tanstack/react-query';
import { IconHistory, IconTelescope } from '@tabler/icons-react';
import type { Trial, TrialKind } from '../../workflows/trial/trial.schema.ts';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useNounWords } from '../pipeline/editing.ts';
import { useWords } from '../words.ts';
import { Assumed } from './Assumed.tsx';
import { BeginTrial } from './BeginTrial.tsx';
import { usePlace } from './place.ts';
import { Results } from './Results.tsx';
import { periodText } from './period.ts';
import { trialQuery, trialsQuery } from './trial.ts';
import css from './Trial.module.css';

/** A trial over many leads: what to try it on, how far it is, what it has counted; the ones before. */
export const ManyLeads = ({ pipeline, kind }: { pipeline: string; kind: TrialKind }) => {
  const { t } = useNounWords('trial');
  const [place, go] = usePlace();
  const trials = useQuery(trialsQuery(pipeline));
  const mine = trials.data?.items.filter((one) => one.kind === kind) ?? [];
  const chosen = place.trial ?? mine[0]?.id;
  return (
    <div className={css.many}>
      <BeginTrial pipeline={pipeline} kind={kind} onBegun={({ id }) => go({ show: kind, trial: id })}>
        {mine.length > 1 && <Before trials={mine} chosen={chosen} onChoose={(trial) => go({ show: kind, trial })} />}
      </BeginTrial>
      {trials.error && <Problem error={trials.error} again={() => void trials.refetch()} />}
      {trials.isPending ? (
        <Skeleton rows={6} height={64} />
      ) : chosen ? (
        <Chosen key={chosen} id={chosen} />
      ) : (
        <Empty
          icon={kind === 'forecast' ? <IconTelescope /> : <IconHistory />}
          title={t(`${kind}.empty.title`)}
          text={t(`${kind}.empty.text`)}
        />
      )}
      <Assumed kind={kind} />
    </div>
  );
};

const Chosen = ({ id }: { id: string }) => {
  const trial = useQuery(trialQuery(id));
  if (trial.error && !trial.data) return <Problem error={trial.error} again={() => void trial.refetch()} />;
  return trial.data ? <Results trial={trial.data} /> : <Skeleton rows={6} height={64} />;
};

const Before = ({
  trials,
  chosen,
  onChoose,
}: {
  trials: Trial[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) => {
  const { t } = useWords('trial');
  return (
    <label className={css.before}>
      {t('before')}
      <select value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {trials.map((trial) => (
          <option key={trial.id} value={trial.id}>
            {periodText(trial, t)}
          </option>
        ))}
      </select>
    </label>
  );
};
