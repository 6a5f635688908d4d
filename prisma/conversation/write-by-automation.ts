import { channelOf } from '../../workflows/channel/index.ts';
import { splitText } from '../../workflows/conversation/split.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { pokesFor } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import { command, type Doing } from '../write.ts';
import { orderConversation, type ConversationRow } from './conversation-row.ts';
import { heardByTicket } from '../ticket/hear.ts';
import { heardByLead } from './echo.ts';
import { joined, type Begun } from './new-conversation.ts';
import { deliveryRow, messageRow } from './message-row.ts';

/** Words as they are, or those of a template (with what it is called), which are put in when the message leaves. */
type Writing = { text: string } | { template: string; called: string };

type OnTalk = Doing & {
  row: ConversationRow;
  /** whose values a template is filled with */
  leadId?: string | undefined;
  /** the conversation that it begins: `row` is its own */
  begun?: Begun | undefined;
  /** what a letter that begins one is called */
  subject?: string | undefined;
  writing: Writing;
  goesAt?: string | undefined;
  notAfter?: string | undefined;
};

/** What an automation writes to the client. Whoever waits for a person's answer waits on. Refused: ClientBlockedUs. */
export const writeByAutomation = (
  db: Database,
  { row, leadId, begun, subject, writing, goesAt, notAfter, ...doing }: OnTalk,
): Promise<{ id: string } | Refusal> =>
  command(db, { key: doing.key, request: { write: writing, to: row.id } }, async () => {
    const at = new Date().toISOString();
    const most = channelOf(row.account)?.limits.body ?? 4096;
    const texts = 'text' in writing ? splitText(writing.text, most) : [writing.called];
    const laid = texts.map((text) => ({ id: uuidv7(), text }));
    const said = laid.map(({ id: message, text }) => ({ message, text }));
    const change = orderConversation(row, { ...doing, at }, { do: 'answer', said, by: null, automatic: true });
    if (isRefusal(change)) return change;
    const answers = change.events!.filter(({ type }) => type === 'conversation.answered');
    const inserts = laid.flatMap(({ id, text }, index) => {
      const moment = new Date(Date.parse(at) + index).toISOString();
      const own = {
        ...('template' in writing ? { template: writing.template, lead_id: leadId, body: null } : {}),
        ...(subject === undefined ? {} : { subject }),
      };
      const words = 'template' in writing ? '' : text;
      const sent = deliveryRow(row, doing, { id, text, at: moment, goesAt, ...(notAfter ? { notAfter } : {}) });
      return [
        {
          table: 'message',
          row: messageRow(row, { id, text: words, parts: [], at: moment, number: answers[index]!.seq }, 'out'),
        },
        { table: 'delivery', row: { ...sent, cause: doing.cause ?? {}, ...own } },
      ];
    });
    const [first, ...others] = change.events!;
    const pokes = [...first!.pokes, ...pokesFor(doing.actor, [`channel:${row.account}`])];
    const answer = { ...change, inserts, events: [{ ...first!, pokes }, ...others], result: { id: row.id } };
    const whole = begun ? joined(begun, answer) : answer;
    return heardByLead(db, row.lead_id, row, await heardByTicket(db, row, whole));
  });
