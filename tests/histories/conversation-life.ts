import { tellConversation } from '../../prisma/conversation/conversation.ts';
import { come, messageNow, openAccountIn } from '../conversation/talk.ts';
import type { Warehouse } from '../parcel/open-warehouse.ts';
import { until } from '../support/until.ts';

/** A conversation is put aside, put aside for longer, and comes back at its moment. */
export const liveAsConversation = async ({ office, processes, one }: Warehouse): Promise<void> => {
  const account = await openAccountIn(office);
  await come(office, account, messageNow('hi'));
  const { id } = await one('SELECT id FROM conversation', []);
  const snooze = async (hours: number) => {
    const moment = new Date(Date.now() + hours * 3_600_000).toISOString();
    const actor = { kind: 'user' as const, id: office.aida };
    await tellConversation(office.db, { conversationId: id, actor, order: { do: 'snooze', until: moment } });
    return moment;
  };
  const waits = (moment: string) =>
    until(() => one(`SELECT 1 FROM process WHERE noun_id = $1 AND next_at = $2`, [id, moment]), 'its process');
  await waits(await snooze(2));
  await waits(await snooze(5));
  await processes.passTime(`conversation:${id}`, 6 * 3_600_000);
  // its row says so before the process has ended
  await processes.client.workflow.getHandle(`conversation:${id}`).result();
};
