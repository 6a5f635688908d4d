import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { refusalText } from '../../kit/problem.ts';
import { toast } from '../../kit/toast.tsx';
import { stageOf } from '../../pipeline/pipelines.ts';
import { mendable, move, whyNotTo, type Filling, type Missing } from './move.ts';

const LossReason = lazy(async () => ({ default: (await import('./LossReason.tsx')).LossReason }));
const Entering = lazy(async () => ({ default: (await import('./Entering.tsx')).Entering }));

type Asked = { lead: Lead; stage: string; filling: Filling };
type Asking = (Asked & { what: 'loss' }) | (Asked & { what: 'missing'; missing: Missing });
export type Go = (lead: Lead, stage: string, filling?: Filling) => void;

/** Moves a lead after asking for what the stage needs: missing fields, the checklist, the reason of a loss. */
export const useGoing = (
  pipeline: Pipeline,
  onGo?: (lead: Lead, stage: string) => void,
): { go: Go; dialogs: ReactNode } => {
  const [asking, ask] = useState<Asking>();
  const close = () => ask(undefined);
  const go = useCallback<Go>(
    (lead, stage, filling = {}) => {
      const refusal = whyNotTo(lead, pipeline, stage, filling);
      const missing = mendable(refusal);
      if (missing) return ask({ what: 'missing', lead, stage, filling, missing });
      if (refusal) return void toast(refusalText(refusal), { tone: 'amber' });
      if (stageOf(pipeline, stage)?.kind === 'lost' && !filling.lossReason)
        return ask({ what: 'loss', lead, stage, filling });
      ask(undefined);
      const onMissing = (lacking: Missing) => ask({ what: 'missing', lead, stage, filling, missing: lacking });
      void move(lead, pipeline, stage, { ...filling, onMissing });
      onGo?.(lead, stage);
    },
    [pipeline, onGo],
  );
  const dialogs = (
    <Suspense>
      {asking?.what === 'loss' && (
        <LossReason
          pipeline={pipeline}
          name={asking.lead.name}
          onChoose={(lossReason) => go(asking.lead, asking.stage, { ...asking.filling, lossReason })}
          onClose={close}
        />
      )}
      {asking?.what === 'missing' && (
        <Entering
          lead={asking.lead}
          pipeline={pipeline}
          stage={asking.stage}
          missing={asking.missing}
          onFill={(filling) => go(asking.lead, asking.stage, { ...asking.filling, ...filling })}
          onClose={close}
        />
      )}
    </Suspense>
  );
  return { go, dialogs };
};
