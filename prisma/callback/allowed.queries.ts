import type { AllowedHours, PublicCallback } from '../../workflows/callback/callback.schema.ts';
import { callingSpans, nextCallingMoment } from '../../workflows/callback/calling-hours.ts';
import { isOpen } from '../../workflows/callback/state.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { readSeller } from '../letter/seller.ts';
import { callbackOf, hoursOf, readCallbackRow } from './callback-row.ts';
import { isOnList } from './do-not-call.ts';
import { readCallingRules } from './rules.ts';
import { whomToCall, type Asked } from './whom.ts';

/** When this client may be called in the next days. Refused: NotFound, PhoneNotRead, NoPhoneToCall. */
export const allowedHours = async (db: Database, asked: Asked, days: number): Promise<AllowedHours | Refusal> => {
  const [whom, rules] = await Promise.all([whomToCall(db, asked), readCallingRules(db)]);
  if (isRefusal(whom)) return whom;
  const now = new Date().toISOString();
  const hours = hoursOf(rules, whom);
  return {
    ...{ zone: whom.zone, by: whom.by, phone: whom.phone },
    spans: callingSpans(hours, now, days),
    soonest: nextCallingMoment(hours, now) ?? null,
    onList: await isOnList(db, whom.phone),
  };
};

/** The callback behind a client's link. Refused: NotFound. */
export const idOfToken = async (db: Database, token: string): Promise<string | Refusal> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'callback-of-token',
    text: 'SELECT id FROM callback WHERE token = $1',
    values: [token],
  });
  return rows[0]?.id ?? refuse('NotFound');
};

/** What the client sees behind the link: neither the reason nor who calls. Refused: NotFound. */
export const readPublicCallback = async (db: Database, token: string): Promise<PublicCallback | Refusal> => {
  const id = await idOfToken(db, token);
  if (isRefusal(id)) return id;
  const [row, rules, { name: company }] = await Promise.all([
    readCallbackRow(db, id),
    readCallingRules(db),
    readSeller(db),
  ]);
  if (isRefusal(row)) return row;
  const state = callbackOf(row);
  return {
    state: row.state === 'calling' ? 'calling' : isOpen(state) ? 'open' : 'over',
    ...{ company, language: row.language, zone: row.zone, window: { from: state.from, to: state.to } },
    phone: row.phone.slice(-2),
    spans: callingSpans(hoursOf(rules, row), new Date().toISOString(), 14),
  };
};
