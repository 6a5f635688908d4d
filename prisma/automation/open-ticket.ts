import type { Orders } from '../../workflows/automation/order.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import { readLeadRow } from '../lead/lead-row.ts';
import type { ConversationRow } from '../conversation/conversation-row.ts';
import type { Done } from '../subject/subject.ts';
import { ticketOfTalk } from '../ticket/create-ticket.ts';
import { newTicket, type Made, type Wish } from '../ticket/new-ticket.ts';
import { languageOf } from '../user/user-language.ts';
import { command, type Doing } from '../write.ts';

type Opening = Doing & { order: Orders['ticket'] };
type Whose = { contactId: string | null; leadId?: string; parentId?: string; responsible: string | null };

/** A ticket of a lead's client, beside the lead. Refused: NotFound, UnknownPipeline, PipelineOfOtherNoun. */
export const openTicketOfLead = async (
  db: Database,
  { leadId, ...opening }: Opening & { leadId: string },
): Promise<Made | Refusal> => {
  const lead = await readLeadRow(db, leadId);
  if (isRefusal(lead)) return lead;
  const { rows } = await db.pool.query<{ contact_id: string }>(
    'SELECT contact_id FROM lead_contact WHERE lead_id = $1 AND is_main',
    [leadId],
  );
  return open(db, opening, { leadId, contactId: rows[0]?.contact_id ?? null, responsible: lead.responsible_id });
};

/** A part of a ticket. Refused: UnknownPipeline, PipelineOfOtherNoun. */
export const openPartOfTicket = (
  db: Database,
  { row, ...opening }: Opening & { row: Record<string, unknown> & { id: string } },
): Promise<Made | Refusal> =>
  open(db, opening, {
    ...{ parentId: row.id, contactId: row['contact_id'] as string | null },
    responsible: row['responsible_id'] as string | null,
  });

/** What a conversation is about; it hears from now on what is said there. Nothing where it has one. Refused: UnknownPipeline, PipelineOfOtherNoun. */
export const openTicketOfTalk = async (
  db: Database,
  { row, order, ...doing }: Opening & { row: ConversationRow },
): Promise<Done | undefined | Refusal> =>
  row.ticket_id !== null
    ? undefined
    : command<Done>(db, { key: doing.key, request: { open: order.pipeline, of: row.id } }, async () =>
        ticketOfTalk(
          db,
          await wishOf(db, order, { contactId: row.contact_id, responsible: row.assignee_id }),
          row,
          doing,
        ),
      );

const open = (
  db: Database,
  { order, at: _, ...doing }: Opening,
  { responsible, contactId, ...of }: Whose,
): Promise<Made | Refusal> =>
  command(db, { key: doing.key, request: { open: order.pipeline, of } }, async () =>
    newTicket(db, { ...(await wishOf(db, order, { responsible, contactId })), ...of }, undefined, doing),
  );

const wishOf = async (
  db: Database,
  { pipeline, subject, priority, topic = '' }: Orders['ticket'],
  { responsible, contactId }: Pick<Whose, 'responsible' | 'contactId'>,
): Promise<Wish> => {
  const said = inLanguage(subject, await languageOf(db, responsible));
  return {
    ...{ pipeline, subject: said, description: '', type: '', topic, priority, source: 'automation' },
    ...{ branch: '', region: '', tags: [], fields: {}, ...(contactId ? { contactId } : {}) },
  };
};
