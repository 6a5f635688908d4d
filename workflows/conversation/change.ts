import type { ChannelKind } from '../channel/kind.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { ChangeName, Direction, MessageState } from './conversation.schema.ts';
import type { Part } from './part.schema.ts';

type Changed = {
  direction: Direction;
  state: MessageState;
  deletedAt: string | null;
  /** when it was handed over, or written */
  at: string;
  parts: Part[];
};

/**
 * Why a message of ours cannot be edited or taken back: not ours, not with the client, or the channel does not let us. Refused: MessageNotOurs,
 * MessageTakenBack, MessageNotSent, ChannelKeepsMessages, MessageTooOld, MessageNotEditable.
 */
export const whyNotChange = (
  { direction, state, deletedAt, at, parts }: Changed,
  what: ChangeName,
  channel: Pick<ChannelKind, 'changes'> | undefined,
  now: string,
): Refusal | undefined => {
  if (direction !== 'out') return refuse('MessageNotOurs');
  if (deletedAt) return refuse('MessageTakenBack');
  // what waits is withdrawn instead
  if (!arrives.has(state)) return refuse('MessageNotSent');
  if (what === 'edit' && parts.some(isFixed)) return refuse('MessageNotEditable');
  if (!channel?.changes) return refuse('ChannelKeepsMessages');
  const within = what === 'edit' ? channel.changes.edit : channel.changes.remove;
  return Date.parse(now) - Date.parse(at) > within ? refuse('MessageTooOld', { hours: within / 3_600_000 }) : undefined;
};

const arrives = new Set<MessageState>(['sent', 'delivered', 'read']);
/** A place is no text, and a message whose keys stand in for the keyboard is changed by no messenger. */
const isFixed = (part: Part): boolean =>
  part.kind === 'place' || (part.kind === 'buttons' && part.rows.flat().some(({ url }) => !url));
