import { tellConversation } from '../../prisma/conversation/conversation.ts';
import { publishTalks } from '../conversation/automations/talks.ts';
import { come, ivan, messageNow, openAccountIn } from '../conversation/talk.ts';
import type { Warehouse } from '../parcel/open-warehouse.ts';
import { until } from '../support/until.ts';

const reply = (text: string) => ({ do: 'conversation.reply', text: { ru: text, en: text } });
const rules = [
  ['price', { on: 'message.in', words: ['price'] }, [reply('Our prices')]],
  ['late', { on: 'answer.late', after: { amount: 30, unit: 'minutes' } }, [reply('We are still here')]],
  ['run', { on: 'conversation.opened' }, [{ do: 'wait', for: { amount: 2, unit: 'hours' } }, { do: 'talk.close' }]],
].map(([key, when, then]) => ({ key, name: { ru: String(key) }, when, then }));

/** A conversation that follows a pipeline: answered by a rule, by a clock, snoozed meanwhile, closed by a run that has waited. */
export const liveByTalkRules = async ({ office, processes, one }: Warehouse): Promise<string> => {
  const account = await openAccountIn(office, 'telegram:rules');
  await publishTalks(office, account, rules);
  const from = { ...ivan, id: 4711 };
  await come(office, account, messageNow('The price?', from));
  const { id } = await one('SELECT id FROM conversation WHERE account = $1', [account]);
  const said = (text: string) =>
    until(() => one('SELECT 1 FROM message WHERE conversation_id = $1 AND text = $2', [id, text]), text);
  const actor = { kind: 'user' as const, id: office.aida };
  await said('Our prices');
  await tellConversation(office.db, {
    ...{ conversationId: id, actor },
    order: { do: 'snooze', until: new Date(Date.now() + 3_600_000).toISOString() },
  });
  await processes.passTime(`conversation:${id}`, 31 * 60_000);
  await said('We are still here');
  await processes.passTime(`conversation:${id}`, 2 * 3_600_000);
  await until(() => one(`SELECT 1 FROM conversation WHERE id = $1 AND state = 'closed'`, [id]), 'its end');
  await processes.client.workflow.getHandle(`conversation:${id}`).result();
  return `conversation:${id}`;
};
