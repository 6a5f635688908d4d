import type { Orders } from '../../workflows/automation/order.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import { readLeadRow } from '../lead/lead-row.ts';
import { newTicket, type Made } from '../ticket/new-ticket.ts';
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

const open = (
  db: Database,
  { order: { pipeline, subject, priority, topic = '' }, at: _, ...doing }: Opening,
  { responsible, contactId, ...of }: Whose,
): Promise<Made | Refusal> =>
  command(db, { key: doing.key, request: { open: pipeline, of } }, async () => {
    const said = inLanguage(subject, await languageOf(db, responsible));
    const wish = {
      ...{ pipeline, subject: said, description: '', type: '', topic, priority, source: 'automation' as const },
      ...{ branch: '', region: '', tags: [], fields: {}, ...(contactId ? { contactId } : {}), ...of },
    };
    return newTicket(db, wish, undefined, doing);
  });
