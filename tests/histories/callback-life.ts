import { askCallback } from '../../prisma/callback/ask.ts';
import { tellCallback } from '../../prisma/callback/callback.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import type { Warehouse } from '../parcel/open-warehouse.ts';
import { until } from '../support/until.ts';

/** A promise to call is due, tells whoever is next while nobody calls, is busy once, and ends with a talk. */
export const liveAsCallback = async ({ office, processes, one }: Warehouse): Promise<void> => {
  const at = Date.now();
  const moment = (minutes: number) => new Date(at + minutes * 60_000).toISOString();
  const actor = { kind: 'user' as const, id: office.aida };
  const asked = await askCallback(office.db, {
    actor,
    wanted: { phone: '+77015551234', source: 'hand', exact: true, window: { from: moment(0), to: moment(30) } },
  });
  if (isRefusal(asked)) throw new Error(asked.refusal);
  const { id: callbackId } = asked;
  const is = (state: string) =>
    until(() => one('SELECT 1 FROM callback WHERE id = $1 AND state = $2', [callbackId, state]), state);
  const called = async (how: 'busy' | 'answered', minutes: number) => {
    const attempt = { at: moment(minutes), by: office.aida, callId: null, how, note: '' };
    await tellCallback(office.db, { callbackId, actor, at: moment(minutes), order: { do: 'attempt', attempt } });
  };
  await is('due');
  await processes.passTime(`callback:${callbackId}`, 40 * 60_000);
  await until(() => one('SELECT 1 FROM callback WHERE id = $1 AND late_at IS NOT NULL', [callbackId]), 'late');
  await called('busy', 41);
  await is('waiting');
  await called('answered', 50);
  await is('late_kept');
  await processes.client.workflow.getHandle(`callback:${callbackId}`).result();
};
