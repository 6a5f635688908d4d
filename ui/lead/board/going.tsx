import { lazy, Suspense, useCallback, useRef, useState, type ReactNode } from 'react';
import type { Foresight } from '../../../workflows/lead/foresight.schema.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { refusalText } from '../../kit/problem.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { stageOf } from '../../pipeline/pipelines.ts';
import { complete, type Choice } from '../../task/complete.ts';
import { taskText } from '../../task/task-text.ts';
import { toastClick } from '../../undo/undo.ts';
import { language, loadWords, say } from '../../words.ts';
import { foresightOf, orderOf, targetOf, type Click } from '../click/click.ts';
import { mendable, move, whyNotTo, type Filling, type Missing } from './move.ts';

const LossReason = lazy(async () => ({ default: (await import('./LossReason.tsx')).LossReason }));
const Entering = lazy(async () => ({ default: (await import('./Entering.tsx')).Entering }));
const Sure = lazy(async () => {
  const [{ Sure: sure }] = await Promise.all([import('../click/Sure.tsx'), loadWords('lead/click')]);
  return { default: sure };
});

type Asking = { click: Click; stage: string } & (
  { what: 'loss' } | { what: 'missing'; missing: Missing } | { what: 'sure'; foresight: Foresight }
);
export type Go = (lead: Lead, stage: string, filling?: Filling) => void;
export type End = (lead: Lead, ending: { task: NonNullable<Click['task']>; choice?: Choice; result: string }) => void;

/**
 * Moves a lead or ends its task after asking for what the stage needs (missing fields, the checklist, the reason of a loss) and after saying what would be sent
 * or billed. `onGo` hears of either when it is made.
 */
export const useGoing = (
  pipeline: Pipeline | undefined,
  onGo?: (lead: Lead, stage: string) => void,
): { go: Go; end: End; dialogs: ReactNode } => {
  const [asking, ask] = useState<Asking>();
  const latest = useRef<Click>(undefined);
  const close = () => ask(undefined);
  const make = useCallback(
    async function make(click: Click): Promise<void> {
      ask(undefined);
      if (!pipeline) return;
      latest.current = click;
      const target = targetOf(click, pipeline);
      if (target) {
        const { stage, lossReason } = target;
        const refusal = whyNotTo(click.lead, pipeline, stage, click.filling);
        const missing = mendable(refusal);
        if (missing) return ask({ what: 'missing', click, stage, missing });
        if (refusal && !(click.task && refusal.refusal === 'SameStage'))
          return void toast(refusalText(refusal), { tone: 'amber' });
        if (stageOf(pipeline, stage)?.kind === 'lost' && !lossReason && !click.filling.lossReason)
          return ask({ what: 'loss', click, stage });
      }
      const stage = target?.stage ?? click.lead.stage;
      try {
        const foresight = click.sure ? undefined : await foresightOf(click, pipeline);
        // another click was made meanwhile
        if (latest.current !== click) return;
        if (foresight) return ask({ what: 'sure', click, stage, foresight });
      } catch (error) {
        return void toastProblem(error);
      }
      const onMissing = (missing: Missing) => ask({ what: 'missing', click, stage, missing });
      if (click.task) {
        if (await endTask(click, pipeline, onMissing)) onGo?.(click.lead, stage);
        return;
      }
      void move(click.lead, pipeline, stage, { ...click.filling, onMissing });
      onGo?.(click.lead, stage);
    },
    [pipeline, onGo],
  );
  const go = useCallback<Go>((lead, stage, filling = {}) => void make({ lead, stage, filling }), [make]);
  const end = useCallback<End>((lead, ending) => void make({ lead, filling: {}, ...ending }), [make]);
  const again = ({ click }: Asking, filling: Filling, sure = false) =>
    void make({ ...click, filling: { ...click.filling, ...filling }, sure });
  const dialogs = pipeline && asking && (
    <Suspense>
      {asking.what === 'loss' && (
        <LossReason
          pipeline={pipeline}
          title={say('lead/board:loss.title')}
          text={say('lead/board:loss.text', { name: asking.click.lead.name })}
          onChoose={(lossReason) => again(asking, { lossReason })}
          onClose={close}
        />
      )}
      {asking.what === 'missing' && (
        <Entering
          lead={asking.click.lead}
          pipeline={pipeline}
          stage={asking.stage}
          missing={asking.missing}
          onFill={(filling) => again(asking, filling)}
          onClose={close}
        />
      )}
      {asking.what === 'sure' && (
        <Sure
          what={nameOf(asking, pipeline)}
          name={asking.click.lead.name}
          foresight={asking.foresight}
          fields={pipeline.definition.fields}
          clockOffset={asking.click.lead.clockOffset}
          onDo={(more) => again(asking, more, true)}
          onLeave={close}
        />
      )}
    </Suspense>
  );
  return { go, end, dialogs };
};

const nameOf = ({ click, stage }: Asking, pipeline: Pipeline): string => {
  const name = click.choice?.name ?? (click.task ? undefined : stageOf(pipeline, stage)?.name);
  return name ? inLanguage(name, language()) : click.task ? taskText(click.task.text, pipeline) : '';
};

const endTask = async (click: Click, pipeline: Pipeline, onMissing: (missing: Missing) => void): Promise<boolean> => {
  const { task, choice, lead, result = '' } = click;
  if (!task) return false;
  const body = { result, ...orderOf(click) };
  if (!(await complete(task, body, (missing) => onMissing(missing as Missing)))) return false;
  const outcome = choice && inLanguage(choice.name, language());
  const text = taskText(task.text, pipeline);
  const done = outcome ? say('lead/click:ended.outcome', { text, outcome }) : say('lead/click:ended', { text });
  await toastClick(lead.process.state === 'paused' ? `${done}. ${say('lead/click:paused')}` : done, lead.id, 'green');
  return true;
};
