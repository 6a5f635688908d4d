import type { AnswerPromise } from '../service/policy.schema.ts';
import type { ConversationStateName } from './conversation.schema.ts';

/** The automations that answer in a conversation: a version of a pipeline of conversations, since when. */
export type Follows = TalkPipeline & { since: string };

/** A pipeline of conversations as it is published now. */
export type TalkPipeline = { pipelineId: string; versionId: string; to: string };

/** A conversation in the words of its decisions. */
export type ConversationState = {
  state: ConversationStateName;
  assignee: string | null;
  tags: string[];
  unread: number;
  waitingSince: string | null;
  snoozedUntil: string | null;
  /** since when the client has blocked us */
  blockedAt: string | null;
  /** until when the client knows that nobody is there */
  awayToldUntil: string | null;
  /** the emergency notice that the client was told, by its beginning */
  noticeTold: string | null;
  /** what was asked about the talk: `comment` may follow a rating */
  ratingStage: 'asked' | 'reminded' | 'comment' | null;
  ratingAskedAt: string | null;
  rating: number | null;
  ratingComment: string | null;
  /** since when nobody reads what this sender writes */
  spamAt: string | null;
  spamReason: string | null;
  /** the answer promised last, since it was opened: of the wait that goes on, or of one that is over */
  promised: AnswerPromise | null;
  lastAt: string;
  lastText: string;
  lastDirection: string;
  result: string | null;
  /** null: no automation of its own */
  follows: Follows | null;
  closedAt: string | null;
};
