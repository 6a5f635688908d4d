import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { askCallback } from '../../../prisma/callback/ask.ts';
import { openDatabase } from '../../../prisma/client.ts';
import type { Account } from '../../../workflows/account/account.schema.ts';
import type { Call } from '../../../workflows/call/call.schema.ts';
import type { CallbackRules } from '../../../workflows/callback/callback.schema.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { wavOf } from '../../call/greeting/wav.ts';
import { outsideOf } from '../../support/outside.ts';
import type { System } from '../../support/system.ts';

export const AT_ONCE = 6;
const LINE = 'voice:demo';
const HEARS_S = 2;
const LONGEST_MS = 60_000;

/** Clients may be called at any hour and again after a minute, by a line that takes six calls; a greeting to say. */
export const openCallDesk = async (system: System): Promise<{ sound: string }> => {
  const { get, post, patch, databaseUrl } = outsideOf(system);
  const db = openDatabase(databaseUrl, { size: 1 });
  await db.pool.query(`UPDATE holiday_set SET days = '[]'`);
  await db.close();
  const rules = await get<CallbackRules>('/settings/callbacks');
  const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]));
  const gaps = Object.fromEntries(Object.keys(rules.attempts.gaps).map((how) => [how, [1]]));
  const attempts = { ...rules.attempts, most: 2, gaps };
  await patch('/settings/callbacks', { ...rules, attempts, elsewhere: always, countries: { KZ: always } });
  const { revision } = await get<Account>(`/accounts/${LINE}`);
  await patch(`/accounts/${LINE}`, { revision, callsAtOnce: AT_ONCE });
  await patch('/me', { extension: '103' });
  const { id } = await post<{ id: string }>('/sounds', { name: 'Storm' });
  const { url, token } = system.credentials;
  const put = await fetch(`${url}/api/v1/sounds/${id}/voices/ru`, {
    ...{ method: 'PUT', body: new Uint8Array(wavOf(HEARS_S)) },
    headers: { authorization: `Bearer ${token}`, 'content-type': 'audio/wav' },
  });
  if (!put.ok) throw new Error(`the sound was answered with ${put.status}`);
  const { items } = await get<{ items: { id: string; key: string }[] }>('/sounds');
  return { sound: items.find((one) => one.id === id)!.key };
};

/** So many promises that a machine keeps, due one after another; of each ten one phone is busy. */
export const promise = async (
  system: System,
  { sound, many, seconds }: { sound: string; many: number; seconds: number },
): Promise<string[]> => {
  const db = openDatabase(outsideOf(system).databaseUrl, { size: 4 });
  const ids: string[] = [];
  const began = Date.now();
  for (let n = 0; n < many; n++) {
    const done = await askCallback(db, {
      actor: { kind: 'system' },
      wanted: {
        ...{ source: 'automation', phone: phoneOf(n), minutes: 600, says: { sound, joins: false } },
        after: new Date(began + ((n * seconds) / many) * 1000).toISOString(),
      },
    });
    if (isRefusal(done)) throw new Error(done.refusal);
    ids.push(done.id);
  }
  await db.close();
  return ids;
};

const phoneOf = (n: number): string => `+7701${String(2_000_000 + n * 100 + (n % 10 === 9 ? 86 : 18))}`;

/** Somebody of ours calls one client after another meanwhile; each call is asked for by one key, however often it takes. */
export const callBy = async (system: System, seconds: number): Promise<string[]> => {
  const { get, post } = outsideOf(system);
  const made: string[] = [];
  const end = Date.now() + seconds * 1000;
  for (let n = 0; Date.now() < end; n++) {
    const headers = { 'idempotency-key': randomUUID() };
    const phone = `+7702${String(3_000_000 + n * 100 + 18)}`;
    const asked = await post<{ id: string }>('/calls', { phone }, headers, 10).catch(() => undefined);
    if (!asked) {
      // whether it was heard nobody knows, so it is asked for with the same key
      const again = await post<{ id: string }>('/calls', { phone }, headers, 10).catch(() => undefined);
      if (again) made.push(again.id);
      await pause(1000);
      continue;
    }
    made.push(asked.id);
    const read = () => get<Call>(`/calls/${asked.id}`).catch(() => undefined);
    // nobody but her hangs up, so the last one is hung up after the storm
    for (let call = await read(); Date.now() < end + LONGEST_MS && call?.state !== 'ended'; call = await read()) {
      if (call?.state === 'up') await post(`/calls/${asked.id}/hangup`, {}, {}, 10).catch(() => undefined);
      await pause(500);
    }
  }
  return made;
};
