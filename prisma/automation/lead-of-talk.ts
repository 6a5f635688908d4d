import type { Orders } from '../../workflows/automation/order.ts';
import { kindOf } from '../../workflows/channel/index.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { orderConversation, type ConversationRow } from '../conversation/conversation-row.ts';
import type { Database } from '../client.ts';
import { together } from '../delivery/delivery.ts';
import { newLead } from '../lead/new-lead.ts';
import { publishedPipeline } from '../pipeline/pipeline.ts';
import { command, type Doing } from '../write.ts';

/** A lead of the client of a talk that is about none; nothing where it is about one. Refused: UnknownPipeline. */
export const leadOfTalk = async (
  db: Database,
  { row, order, ...doing }: Doing & { row: ConversationRow; order: Orders['newLead'] },
): Promise<{ id: string } | undefined | Refusal> =>
  row.lead_id !== null
    ? undefined
    : command<{ id: string }>(db, { key: doing.key, request: { lead: order.pipeline, of: row.id } }, async () => {
        const pipeline = await publishedPipeline(db, order.pipeline);
        if (!pipeline) return refuse('UnknownPipeline', { pipeline: order.pipeline });
        const at = new Date().toISOString();
        const { rows } = await db.pool.query<{ name: string }>('SELECT name FROM contact WHERE id = $1', [
          row.contact_id,
        ]);
        const name = rows[0]?.name ?? '';
        const made = await newLead(db, doing, pipeline, {
          ...{ name, person: { name, phone: null, email: null, language: row.language as Language } },
          ...{ fields: {}, tags: [], amount: null, at, client: row.contact_id },
          ...{ source: { channel: kindOf(row.account), account: row.account } },
          ...{ responsible: row.assignee_id, told: {} },
        });
        const { id } = made.result;
        const number = Number(made.inserts!.find(({ table }) => table === 'lead')!.row['number']);
        const told = orderConversation(row, { ...doing, at }, { do: 'deal', lead: id, number }, { lead_id: id });
        return isRefusal(told) ? told : { ...together(made, [told]), result: { id } };
      });
