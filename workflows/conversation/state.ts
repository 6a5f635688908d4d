import type { ConversationStateName } from './conversation.schema.ts';

/** A conversation in the words of its decisions. */
export type ConversationState = {
  state: ConversationStateName;
  assignee: string | null;
  unread: number;
  waitingSince: string | null;
  snoozedUntil: string | null;
  /** since when the client has blocked us */
  blockedAt: string | null;
  /** until when the client knows that nobody is there */
  awayToldUntil: string | null;
  lastAt: string;
  lastText: string;
  lastDirection: string;
  result: string | null;
  closedAt: string | null;
};
