import type { Way } from '../../workflows/service/rung.schema.ts';
import type { Rota } from '../../workflows/service/rota.schema.ts';
import { callOutLetter } from '../../workflows/service/on-call.words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { notificationFor } from '../user/notification.ts';
import type { Change } from '../write.ts';
import { lineToRing, ownPhones } from './rota.ts';

/** By which mailbox the team is written to. */
const MAILBOX = 'email';
/** Who reads it later than that is of no help. */
const USEFUL_MS = 6 * 3_600_000;

type CallOut = {
  rota: Rota;
  user: string;
  kind: string;
  leadId?: string | null;
  /** what the notification says */
  notice: Record<string, unknown>;
  /** what the letter is about, in harmless words */
  what: string;
  link: string;
};

/** Calls one person by all that her rota asks for: rows of the same write as the step, so each happens once. */
export const callOut = async (
  db: Database,
  { rota, user, kind, leadId = null, notice, what, link }: CallOut,
): Promise<{ by: Way[]; inserts: NonNullable<Change['inserts']> }> => {
  const inserts: NonNullable<Change['inserts']> = [notificationFor(user, kind, leadId, notice)];
  const by: Way[] = [];
  const at = new Date().toISOString();
  if (rota.mail) {
    // a letter to where nothing arrives comes back, and wakes nobody
    const { rows } = await db.pool.query<{ email: string; language: Language }>({
      name: 'called-by-mail',
      text: `SELECT u.email, coalesce(u.preferences ->> 'language', u.language) AS language FROM app_user u
        WHERE u.id = $1 AND NOT EXISTS (SELECT 1 FROM address_trouble t WHERE t.kind = 'email' AND t.value = u.email)`,
      values: [user],
    });
    for (const { email, language } of rows) {
      by.push('mail');
      const letter = {
        ...{ id: uuidv7(), account: MAILBOX, template: '', language, recipient: email, variables: {} },
        ...{ ...callOutLetter(what, link, language), attachments: [], state: 'queued', cause: {}, priority: 1 },
        ...{ created_at: at, not_after: new Date(Date.parse(at) + USEFUL_MS).toISOString() },
      };
      inserts.push({ table: 'delivery', row: letter });
      inserts.push({ table: 'poke', row: { target: `channel:${MAILBOX}`, what: 'poke' } });
    }
  }
  const [line, phone] = rota.phone
    ? [await lineToRing(db), (await ownPhones(db, [user])).get(user)]
    : [null, undefined];
  if (line !== null && phone !== undefined) {
    by.push('phone');
    const ring = { id: uuidv7(), direction: 'out', account_id: line, user_id: user, phone, state: 'asked' };
    inserts.push({ table: 'call', row: { ...ring, asked_at: at, machine: { rings: true } } });
  }
  return { by, inserts };
};
