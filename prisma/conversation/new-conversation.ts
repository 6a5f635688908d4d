import { conversationColumns } from '../../workflows/conversation/columns.ts';
import type { ConversationState, TalkPipeline } from '../../workflows/conversation/state.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { newColumns } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import type { Change, Doing } from '../write.ts';
import { conversationEvent, type ConversationRow } from './conversation-row.ts';

type New = {
  account: string;
  thread: string;
  contactId: string;
  leadId: string | null;
  language: Language;
  /** the automations that its account has for talks */
  entry?: TalkPipeline | null;
};
export type Begun = { row: ConversationRow; change: Change<unknown> };

/** A conversation in which nobody has said anything yet. Its row is for whoever writes the first message. */
export const newConversation = (
  { account, thread, contactId, leadId, language, entry = null }: New,
  { at, ...doing }: Pick<Doing, 'actor'> & { at: string },
): Begun => {
  const id = uuidv7();
  const follows = entry && conversationColumns.follows!({ follows: { ...entry, since: at } } as ConversationState);
  const row = {
    ...{ id, account, thread, contact_id: contactId, lead_id: leadId, state: 'waiting', language },
    ...{ last_at: at, created_at: at, event_seq: 1, unread: 0, last_text: '', last_direction: 'in', ...follows },
  };
  const began = conversationEvent({ id, seq: 1 }, doing, at, {
    type: 'conversation.began',
    data: { account, contactId, ...(leadId ? { leadId } : {}), ...entry, set: newColumns(row) },
  });
  return {
    row: {
      ...{ ...nothingYet, ...(row as unknown as ConversationRow), version: 1, last_at: new Date(at) },
      stage_entered_at: entry && new Date(at),
    },
    change: { events: [began], result: null },
  };
};

const nothingYet = {
  ...{ assignee_id: null, waiting_since: null, snoozed_until: null, blocked_at: null, result: null, closed_at: null },
  ...{ away_told_until: null, notice_told: null, spam_at: null, spam_reason: null },
  ...{ promised: null, ticket_id: null, rating_stage: null, rating_asked_at: null, rating: null, rating_comment: null },
  ...{ pipeline_id: null, pipeline_version_id: null, stage: null, stage_entered_at: null, entries: null },
  ...{ clock_offset: 0, paused_at: null, paused_until: null },
};

/** The conversation that this message begins is written as the message leaves it. */
export const joined = <T>({ row, change }: Begun, said: Change<T>): Change<T> => {
  const [update, ...others] = said.updates!;
  const { version: _, ...columns } = row;
  const whole = { ...columns, ...update!.set, event_seq: row.event_seq + (update!.events ?? 0) };
  return {
    inserts: [...(change.inserts ?? []), { table: 'conversation', row: whole }, ...(said.inserts ?? [])],
    updates: [...(change.updates ?? []), ...others],
    events: [...(change.events ?? []), ...(said.events ?? [])],
    result: said.result,
  };
};
