import type { Refusal } from '../refusal.ts';
import type { Automation } from './automation.schema.ts';
import type { Cause } from './cause.schema.ts';
import type { Run, RunEvent, Waiting } from './memory.ts';
import type { LivePipeline } from './program.ts';

/** What the story says of a run at the step where it stands. */
export const runEvent = (
  type: RunEvent['type'],
  pipeline: LivePipeline,
  run: Run,
  data: Record<string, unknown>,
): RunEvent => ({
  type,
  data: { automation: run.automation, run: run.id, step: run.at, ...data },
  cause: causeOf(pipeline, run),
});

/** `setAt` lets the story be replayed to the millisecond. */
export const waiting = (pipeline: LivePipeline, run: Run, { until, setAt }: Waiting): RunEvent =>
  runEvent('automation.waiting', pipeline, run, { until, setAt });

export const causeOf = ({ version }: LivePipeline, run: Run): Cause => ({
  automation: run.automation,
  version,
  event: run.event,
  depth: run.depth,
  step: run.at,
  ...(run.clock ? { clock: run.clock } : {}),
});

/** What the story says of a step that could not be made, or of a run that was held back at its first one. */
export const failure = (
  { key, name, then }: Automation,
  because: Refusal,
  step: { do: string } = then[0] ?? { do: 'stop' },
): { type: 'automation.failed'; data: Record<string, unknown> } => ({
  type: 'automation.failed',
  data: { automation: key, name, action: step.do, step, because },
});
