import { actionNamed, nouns } from '../../subject/nouns.ts';
import type { ActionKind, Deed } from '../kind.ts';
import type { Order } from '../order.ts';

/** Every action there is, in the order of the editor's list. */
type AnyKind = (typeof nouns)[number]['actions'][number];
export const actionKinds = [...new Set(nouns.flatMap(({ actions }) => actions as readonly AnyKind[]))];

export type Action = ReturnType<AnyKind['fresh']>;

/** Undefined for a step that steers the run itself. */
export const actionKind = <A extends { do: string }>(action: A): ActionKind<A> | undefined =>
  actionNamed(action.do) as unknown as ActionKind<A> | undefined;

/** What it asks for; nothing where it steers the run itself, or where its noun alone decides it. */
export const ordersOf = (action: { do: string }): Order[] => actionKind(action)?.orders?.(action) ?? [];

/** Nothing for a step that steers the run itself. */
export const deedsOf = (step: { do: string }): Deed[] => actionKind(step)?.does?.(step) ?? [];

/** Whether another of these steps does the same by another way. */
export const isDoneOtherwise = (action: { do: string }, steps: { do: string }[]): boolean =>
  steps.some((other) => actionKind(action)?.hasOther?.(action, other));
