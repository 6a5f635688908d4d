import { z } from 'zod';
import { Words } from '../words/words.schema.ts';
import { allActions, allTriggers } from '../subject/nouns.ts';
import type { Action as AnyAction } from './action/index.ts';
import { Condition } from './condition.schema.ts';
import {
  nestingSteps,
  RunStep,
  StopStep,
  WaitStep,
  WaitUntilStep,
  type BranchStep,
  type WaitEventStep,
} from './flow/flow.ts';
import { Key } from './key.schema.ts';
import { eventsOf, type Trigger as AnyTrigger } from './trigger/index.ts';

export type Trigger = AnyTrigger;
export const Trigger = z.lazy(() =>
  z.discriminatedUnion('on', allTriggers().map(({ schema }) => schema) as never),
) as unknown as z.ZodType<Trigger>;

/** What is waited for inside a run: a trigger that an event fires. */
const EventTrigger = z.lazy(() => {
  const told = allTriggers().filter((kind) => eventsOf(kind).length > 0);
  return z.discriminatedUnion('on', told.map(({ schema }) => schema) as never);
}) as unknown as z.ZodType<Trigger>;

export type Action = AnyAction;
export interface Branch extends BranchStep<Step> {}
export interface WaitEvent extends WaitEventStep<Step> {
  on: Trigger;
}
export type Step = Action | WaitStep | WaitUntilStep | RunStep | StopStep | Branch | WaitEvent;

export const Steps: z.ZodType<Step[]> = z.lazy(() => z.array(Step).max(50));
export const Step = z.lazy(() =>
  z.discriminatedUnion('do', [
    ...allActions().map(({ schema }) => schema),
    WaitStep,
    WaitUntilStep,
    RunStep,
    StopStep,
    ...nestingSteps(Steps, EventTrigger),
  ] as never),
) as unknown as z.ZodType<Step>;

/** A trigger, at the stages named (or at any open one), a condition, and the steps that it runs. */
export const Automation = z.object({
  key: Key,
  name: Words,
  stages: z.array(Key).optional().meta({ description: 'only in these stages; without it in every open one' }),
  when: Trigger,
  if: Condition.optional(),
  then: z.array(Step).min(1).max(50),
  onLeave: z
    .enum(['stop', 'keep'])
    .optional()
    .meta({ description: 'what becomes of a run that still waits when its stage is left; `stop` unless told' }),
  again: z.boolean().optional().meta({ description: 'a second run of it may begin while the first one still goes on' }),
  off: z.boolean().optional().meta({ description: 'switched off: kept, but never fires' }),
});
export type Automation = z.infer<typeof Automation>;
