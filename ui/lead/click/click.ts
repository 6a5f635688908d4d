import type { Foresight } from '../../../workflows/lead/foresight.schema.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { PipelineDefinition, Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { moveOfOutcome } from '../../../workflows/task/outcome.ts';
import type { Task } from '../../../workflows/task/task.schema.ts';
import { post } from '../../ask/ask.ts';
import type { Choice } from '../../task/complete.ts';
import type { Filling } from '../board/move.ts';

/** What a user wants of a lead: that a task ends, with an outcome or without, or that it moves. */
export type Click = {
  lead: Lead;
  filling: Filling;
  stage?: string;
  task?: Pick<Task, 'id' | 'type' | 'text'>;
  choice?: Choice | undefined;
  result?: string;
  /** what it would send has been said and agreed to */
  sure?: boolean;
};

/** Where the lead goes with it; undefined where it stays. */
export const targetOf = (
  { lead, stage, task, choice }: Click,
  { definition }: Pipeline,
): { stage: string; lossReason?: string | undefined } | undefined => {
  if (!task || !choice) return stage === undefined ? undefined : { stage };
  if (!choice.isOutcome) return choice.stage === undefined ? undefined : { stage: choice.stage };
  const move = moveOfOutcome(definition, lead, task, choice.key);
  return move && (move.again || move.stage !== lead.stage) ? move : undefined;
};

/** What the server is asked about the click, and asked to do. */
export const orderOf = ({ stage, task, choice, filling }: Click) => ({
  ...filling,
  ...(task ? (choice?.isOutcome ? { outcome: choice.key } : {}) : {}),
  ...(task && choice && !choice.isOutcome && choice.stage ? { stage: choice.stage } : {}),
  ...(!task && stage ? { stage } : {}),
});

/** What automations would do at once, where any of this pipeline's could tell or bill the client. */
export const foresightOf = async (click: Click, { definition }: Pipeline): Promise<Foresight | undefined> => {
  if (!reachesClients(definition) || click.filling.quiet) return undefined;
  const taskId = click.task?.id;
  const foreseen = await post('/leads/{id}/foresight', {
    path: { id: click.lead.id },
    body: { ...orderOf(click), ...(taskId ? { taskId } : {}) },
  });
  return foreseen.sends.length + foreseen.bills.length > 0 ? foreseen : undefined;
};

const reaching = /"do":"(message\.send|invoice\.issue)"/;
const reachesClients = ({ automations }: PipelineDefinition): boolean =>
  reaching.test(JSON.stringify(automations.filter(({ off }) => !off)));
