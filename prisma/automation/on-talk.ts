import type { Carrying } from '../../workflows/automation/order.ts';
import { namedPlainly } from '../../workflows/letter/plain-words.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { calledTemplate } from '../../workflows/template/template-name.words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import { assignConversation } from '../conversation/conversation.ts';
import { readConversationRow, type ConversationRow } from '../conversation/conversation-row.ts';
import { whyNotSayIn } from '../conversation/said-by-rules.ts';
import { writeByAutomation } from '../conversation/write-by-automation.ts';
import { tellUsers } from '../user/notification.ts';
import { sendTalk } from '../work/send.ts';
import type { Doing } from '../write.ts';
import type { Answer } from './carry-out.ts';
import { heirOf } from './heir.ts';
import { leadOfTalk } from './lead-of-talk.ts';
import { openTicketOfTalk } from './open-ticket.ts';
import { tidyTalk } from './tidy-talk.ts';

/** Orders to a conversation by automations of its own. */
export const onTalk = (db: Database, { at: _, ...doing }: Doing, conversationId: string): Carrying<Answer> => {
  // a conversation has no clock but ours
  const on = async <Done>(carry: (row: ConversationRow) => Promise<Done>): Promise<Done | Refusal> => {
    const row = await readConversationRow(db, conversationId);
    return isRefusal(row) ? row : carry(row);
  };
  return {
    talk: (order) =>
      on(async (row) => {
        if (order.do !== 'say' && order.do !== 'send') return tidyTalk(db, doing, row, order, row.assignee_id);
        const why = await whyNotSayIn(db, row, doing.cause ?? null);
        if (why) return why;
        const language = row.language as Language;
        const writing =
          order.do === 'say'
            ? { text: await named(db, row, inLanguage(order.text, language)) }
            : { template: order.template, called: calledTemplate(order.template, language) };
        return writeByAutomation(db, { ...doing, row, leadId: row.lead_id ?? undefined, writing });
      }),
    give: (whom) =>
      on(async (row) => {
        const heir = await heirOf(db, whom);
        if (isRefusal(heir)) return heir;
        const { to, group } = heir;
        // of somebody it is taken, and waits in that queue then
        const wrong = to === null ? await sendTalk(db, row.id, group) : undefined;
        return wrong ?? assignConversation(db, { ...doing, conversationId, to });
      }),
    notice: ({ text, ...whom }) =>
      on(async (row) =>
        tellUsers(db, {
          ...{ ...doing, ...whom, text, responsible: row.assignee_id },
          ...{ about: { conversationId }, called: namedPlainly(await nameOf(db, row)) },
        }),
      ),
    newLead: (order) => on((row) => leadOfTalk(db, { ...doing, order, row })),
    ticket: (order) => on((row) => openTicketOfTalk(db, { ...doing, order, row })),
  };
};

/** `{{name}}`: the client's. */
const named = async (db: Database, row: ConversationRow, text: string): Promise<string> =>
  NAME.test(text) ? text.replace(NAME, namedPlainly(await nameOf(db, row))) : text;
const NAME = /\{\{\s*name\s*\}\}/g;

const nameOf = async (db: Database, { contact_id: id }: ConversationRow): Promise<string> => {
  const { rows } = await db.pool.query<{ name: string }>('SELECT name FROM contact WHERE id = $1', [id]);
  return rows[0]?.name ?? '';
};
