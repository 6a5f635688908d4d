import { z } from 'zod';
import { openAccount } from '../../../prisma/account/account.ts';
import { keepPlace, noteIntake, placeOf } from '../../../prisma/account/intake.ts';
import type { Database } from '../../../prisma/client.ts';
import type { KeyRing } from '../../../prisma/sealed/seal.ts';
import type { Reason } from '../../../workflows/delivery/reason.ts';
import { readIncoming } from '../../../workflows/channel/incoming.ts';
import { BotError, openBot } from './bot.ts';
import { wantedOf } from './connect.ts';

/** How long Telegram holds a question for which nothing has come. */
const HELD_SECONDS = 25;
/** Of two who ask for one bot’s updates both lose some: the other may be somebody’s script. */
const known: Record<number, Reason> = { 401: 'SignInRefused', 409: 'AskedElsewhere' };

const Updates = z.array(z.looseObject({ update_id: z.number().int() }));

/**
 * Asks once for what has come to a bot and keeps it, with the place up to which it was read, in one write: whoever dies in between asks for the same
 * again. Returns how long to rest before the next question.
 */
export const askForUpdates = async (
  { db, keys }: { db: Database; keys: KeyRing },
  id: string,
  signal: AbortSignal,
): Promise<{ restMs: number }> => {
  const open = await openAccount(db, keys, id);
  if (open?.settings['mode'] !== 'polling') return { restMs: 5000 };
  const bot = openBot({ token: open.secrets['token'] ?? '', apiRoot: open.settings['apiRoot'] });
  const place = await placeOf(db, id);
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout((HELD_SECONDS + 10) * 1000)]);
    const asked = { timeout: HELD_SECONDS, limit: 100, allowed_updates: wantedOf(open.settings['serves']) };
    const order = place === null ? asked : { ...asked, offset: place + 1 };
    const updates = Updates.parse(await bot.call('getUpdates', order, within));
    const kept = updates.map((update) => ({
      externalId: String(update.update_id),
      lane: readIncoming('telegram', update)?.lane ?? null,
      body: JSON.stringify(update),
    }));
    const last = updates.reduce((most, { update_id: one }) => Math.max(most, one), place ?? -1);
    await keepPlace(db, { id, place: last, kept });
    return { restMs: 0 };
  } catch (error) {
    if (signal.aborted) return { restMs: 0 };
    const answer = error instanceof BotError ? error.answer : { description: (error as Error).message };
    const { code = 0, description } = answer;
    await noteIntake(db, id, known[code] ?? `${code || ''} ${description}`.trim());
    return { restMs: Math.max(1000, (answer.retryAfterSeconds ?? 0) * 1000, answer.code === 401 ? 60_000 : 3000) };
  }
};
