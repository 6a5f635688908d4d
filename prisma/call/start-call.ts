import type { NewCall } from '../../workflows/call/call.schema.ts';
import type { Says } from '../../workflows/callback/callback.schema.ts';
import { numberToCall } from '../../workflows/call/number.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { UPLOADED } from '../../workflows/sound/uploaded.ts';
import { mayDial } from '../callback/do-not-call.ts';
import { inTransaction, type Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { command } from '../write.ts';

type Wish = NewCall & {
  /** whose phone rings first; null: nobody's, `says` is said to the client */
  userId: string | null;
  says?: Says;
  /** the promise that it keeps, which was let through when it was made */
  callbackId?: string;
  key?: string | undefined;
};

/**
 * A call to be made: the owner of its line hears of it at once and rings the user's phone. Refused: AddressWrong, NumberNotCallable, LineMissing,
 * LineDown, LineFull, ExtensionMissing, CallUnderWay, ClientOnCall, DoNotCallNeedsReason.
 */
export const startCall = async (db: Database, wish: Wish): Promise<{ id: string } | Refusal> => {
  const { key, userId, ...request } = wish;
  const number = numberToCall(wish.phone);
  if (isRefusal(number)) return number;
  return inTransaction(db, (tx) =>
    command(tx, { key, request }, async () => {
      const found = await around(tx, wish, number.phone);
      const wrong = whyNot(found, userId) ?? (await barred(tx, wish, number.phone));
      if (wrong) return wrong;
      const id = uuidv7();
      return {
        inserts: [
          {
            table: 'call',
            row: {
              ...{ id, direction: 'out', account_id: found.line, user_id: userId, phone: number.phone, state: 'asked' },
              ...{ lead_id: wish.leadId ?? null, contact_id: wish.contactId ?? found.person },
              ...{ callback_id: wish.callbackId ?? null, asked_at: new Date().toISOString() },
              machine: {
                tones: number.extension,
                ...(wish.says && {
                  says: { ...unsaid, ...wish.says, sound: wish.says.sound && UPLOADED + wish.says.sound },
                }),
              },
              ...{ own_number: found.shows, note: wish.why ?? '' },
            },
          },
        ],
        result: { id },
      };
    }),
  );
};

const unsaid = { heardAt: null, failedAt: null, pressedAt: null };

/** Whoever clicks on a number of the do-not-call list says why. */
const barred = async (db: Database, { callbackId, why = '' }: Wish, phone: string): Promise<Refusal | undefined> =>
  callbackId === undefined ? mayDial(db, phone, { by: 'user', reason: why }) : undefined;

type Found = {
  line: string | null;
  /** what it is called, where its PBX does not answer */
  down: string | null;
  /** what it is called, where as many calls as it takes go on by it */
  full: string | null;
  most: number | null;
  extension: string | null;
  /** the number that clients of this lead's pipeline see, where the line has another for them */
  shows: string | null;
  person: string | null;
  /** whoever calls or talks to this number now */
  caller: string | null;
  busy: boolean;
};

const whyNot = (
  { line, down, full, most, extension, caller, busy }: Found,
  userId: string | null,
): Refusal | undefined => {
  if (line === null) return refuse('LineMissing');
  if (userId !== null && extension === null) return refuse('ExtensionMissing');
  if (down !== null) return refuse('LineDown', { line: down });
  if (busy) return refuse('CallUnderWay');
  if (full !== null) return refuse('LineFull', { line: full, most: most ?? 0 });
  return caller === null ? undefined : refuse('ClientOnCall', { name: caller });
};

/** One wish at a time of a user, of a number, and where a line is limited of that line: the locks hold until the call is written. */
const around = async ({ pool }: Database, wish: Wish, phone: string): Promise<Found> => {
  const limited = await pool.query<{ id: string }>({
    name: 'limited-lines',
    text: `SELECT id FROM channel_account WHERE kind = 'voice' AND desk ->> 'callsAtOnce' IS NOT NULL`,
  });
  const lines = limited.rows.map(({ id }) => `calls by ${id}`);
  await pool.query(`SELECT pg_advisory_xact_lock(hashtextextended(lock, 0)) FROM unnest($1::text[]) AS l(lock)`, [
    [...(wish.userId === null ? [] : [`call of ${wish.userId}`]), `call to ${phone}`, ...lines].toSorted(),
  ]);
  const { rows } = await pool.query<Found>({
    name: 'around-call',
    text: `WITH line AS (SELECT id, name, intake_error, (desk ->> 'callsAtOnce')::int AS most, desk -> 'callerIds' AS shown FROM channel_account WHERE kind = 'voice' AND provider IS NOT NULL AND blocked_at IS NULL
        AND id = coalesce($1, id) ORDER BY provider = 'sandbox', created_at, id LIMIT 1)
      SELECT (SELECT id FROM line) AS line, (SELECT coalesce(name, id) FROM line WHERE intake_error IS NOT NULL) AS down,
      (SELECT coalesce(name, id) FROM line WHERE most <= (SELECT count(*) FROM call cl WHERE cl.account_id = line.id AND cl.state <> 'ended')) AS full,
      (SELECT most FROM line) AS most, (SELECT line.shown ->> p.key FROM line, lead l JOIN pipeline p ON p.id = l.pipeline_id WHERE l.id = $4) AS shows, (SELECT extension FROM app_user WHERE id = $2) AS extension,
      coalesce((SELECT contact_id FROM lead_contact WHERE lead_id = $4 AND is_main LIMIT 1),
        (SELECT coalesce(c.merged_into_id, c.id) FROM address a JOIN contact c ON c.id = a.contact_id
          WHERE a.kind = 'phone' AND a.value = $3 AND a.refused_at IS NULL ORDER BY a.owner DESC, a.since LIMIT 1)) AS person,
      (SELECT coalesce(u.name, '…') FROM call cl LEFT JOIN app_user u ON u.id = cl.user_id WHERE cl.phone = $3 AND cl.state <> 'ended' LIMIT 1) AS caller,
      EXISTS (SELECT 1 FROM call cl WHERE cl.state <> 'ended'
        AND (cl.user_id = $2 OR cl.listens @> jsonb_build_array(jsonb_build_object('userId', $2::uuid, 'to', NULL)))) AS busy`,
    values: [wish.accountId ?? null, wish.userId, phone, wish.leadId ?? null],
  });
  return rows[0]!;
};
