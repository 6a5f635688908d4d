import type { Orders } from '../../workflows/automation/order.ts';
import { clientChannels } from '../../workflows/channel/index.ts';
import { isByClock } from '../../workflows/delivery/sending-hours.ts';
import { usefulUntil } from '../../workflows/delivery/useful.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { calledTemplate } from '../../workflows/template/template-name.words.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import type { ConversationRow } from '../conversation/conversation-row.ts';
import { talkOfLead, talkToWriteIn } from '../conversation/talk-of-lead.ts';
import { writeByAutomation } from '../conversation/write-by-automation.ts';
import { queueMessage } from '../delivery/delivery.ts';
import { morningOf } from '../delivery/night.ts';
import { receiverOf } from '../delivery/receiver.ts';
import { readLeadRow } from '../lead/lead-row.ts';
import type { Doing } from '../write.ts';
import { tidyTalk } from './tidy-talk.ts';

type Stepping = Doing & { at: string; leadId: string };
type Answer = Promise<unknown | Refusal>;

/** What an automation does in the conversation with a lead's client. Refused: NoConversation, NoAddress, ClientBlockedUs, ConversationClosed. */
export const talkStep = async (db: Database, doing: Stepping, order: Orders['talk']): Answer => {
  if (order.do === 'send' || order.do === 'say') return write(db, doing, order);
  const talk = await talkOfLead(db, doing.leadId);
  if (!talk) return refuse('NoConversation');
  const { leadId, ...told } = doing;
  return tidyTalk(db, told, talk, order, await responsibleOf(db, leadId));
};

type Write = Extract<Orders['talk'], { do: 'send' | 'say' }>;

const write = async (db: Database, doing: Stepping, order: Write): Answer => {
  const { leadId } = doing;
  const row = await talkToWriteIn(db, leadId, order.account);
  if (!row)
    return order.do === 'send' && !order.account ? sendElsewhere(db, doing, order.template) : refuse('NoConversation');
  const language = row.language as Language;
  const writing =
    order.do === 'say'
      ? { text: inLanguage(order.text, language) }
      : { template: order.template, called: calledTemplate(order.template, language) };
  return writeByAutomation(db, { ...doing, row, writing, ...(await timesOf(db, doing, row)) });
};

/** By the next channel that reaches the client. */
const sendElsewhere = async (db: Database, doing: Stepping, template: string): Answer => {
  for (const { kind: account } of clientChannels) {
    const sent = await queueMessage(db, { ...doing, account, template });
    if (!isRefusal(sent)) return sent;
  }
  return refuse('NoAddress');
};

/** What a clock causes waits for the client's morning; nothing goes when it has become useless. */
const timesOf = async (db: Database, doing: Stepping, { account }: ConversationRow) => {
  const lead = await readLeadRow(db, doing.leadId);
  if (isRefusal(lead)) return {};
  const { at } = doing;
  const goesAt = isByClock(doing)
    ? await morningOf(db, lead, await receiverOf(db, lead.id, account, ''), { account, at })
    : undefined;
  const ours = (moment: string | undefined) => moment && new Date(Date.parse(moment) - lead.clock_offset).toISOString();
  return { goesAt: ours(goesAt), notAfter: ours(usefulUntil(doing, goesAt ?? at)) };
};

const responsibleOf = async (db: Database, leadId: string): Promise<string | null> => {
  const lead = await readLeadRow(db, leadId);
  return isRefusal(lead) ? null : lead.responsible_id;
};
