import { uuidv7 } from '../id.ts';
import type { Doing } from '../write.ts';
import { addressIn } from '../../workflows/channel/index.ts';
import type { ConversationRow } from './conversation-row.ts';

type Row = {
  id: string;
  text: string;
  parts: unknown[];
  at: string;
  number: number;
  replyTo?: string | undefined;
  by?: string | null | undefined;
};

/** A message of ours, or a note. */
export const messageRow = (
  { id: conversationId, account }: ConversationRow,
  { id, text, parts, at, number, replyTo = undefined, by = null }: Row,
  direction: 'out' | 'note',
) => ({
  ...{ id, conversation_id: conversationId, account, number, direction, text, parts, at, place: at },
  ...{ written_by: by, reply_to: replyTo ?? null },
});

/** The ledger's row. What goes later holds up nothing that is written meanwhile. */
export const deliveryRow = (
  row: ConversationRow,
  { actor }: Pick<Doing, 'actor'>,
  {
    id,
    text,
    at,
    goesAt,
    notAfter,
    inTurn = false,
  }: {
    id: string;
    text: string;
    at: string;
    goesAt?: string | undefined;
    notAfter?: string;
    /** it waits for seconds alone, and keeps its place among the writer's messages */
    inTurn?: boolean;
  },
) => ({
  ...{ id: uuidv7(), account: row.account, contact_id: row.contact_id, template: '', language: row.language },
  ...{ recipient: addressIn(row), variables: {}, attachments: [], body: text, state: 'queued', cause: {} },
  ...{
    priority: goesAt && !inTurn ? 4 : actor.kind === 'user' ? 1 : 3,
    created_at: at,
    not_before: goesAt ?? null,
    not_after: notAfter ?? null,
  },
  ...{ conversation_id: row.id, message_id: id },
});
