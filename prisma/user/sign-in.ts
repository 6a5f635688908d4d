import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Database } from '../client.ts';
import { forgetTries, giveBack, takeTry, type Pace } from './sign-in-pace.ts';
import { hashToken, LIFE_MS, newToken, sessionOf, SESSION_MS, type Session } from './user.ts';

/** An office behind one address signs in all at once in the morning; right passwords do not count. */
const NETWORK: Pace = { tries: 40, everySeconds: 15 };
/** For one account from one network, shared by a user who mistypes and anyone who guesses there. */
const PAIR: Pace = { tries: 5, everySeconds: 300 };
/** For one account from everywhere: many networks that guess together. */
const ACCOUNT: Pace = { tries: 50, everySeconds: 60 };
/** For one account from a browser that has signed in before; what strangers do does not affect it. */
const DEVICE: Pace = { tries: 10, everySeconds: 60 };
const MOST_DEVICES = 20;

/** Verified when nobody has the e-mail, so that the answer takes as long. */
const nobody = hash(randomBytes(16).toString('hex'));

export type Trying = {
  email: string;
  password: string;
  /** the cookie of a browser that has signed in before; undefined for a new one */
  device: string | undefined;
  /** of the caller: the block that a provider gives one customer */
  network: string;
  address: string;
  userAgent: string;
};

/** Whether somebody has signed in to this account from this browser before. */
export const isKnownDevice = async (db: Database, { email, device }: Pick<Trying, 'email' | 'device'>) => {
  if (device === undefined) return false;
  const { rowCount } = await db.pool.query({
    name: 'known-device',
    text: `SELECT 1 FROM device d JOIN app_user u ON u.id = d.user_id WHERE d.token_hash = $1 AND u.email = $2 AND u.disabled_at IS NULL`,
    values: [hashToken(device), email.toLowerCase()],
  });
  return rowCount !== 0;
};

/**
 * Counts the try, checks the password and begins a session; undefined for an unknown e-mail, a wrong password and a user who has left alike.
 * `wait` where no try is left: the seconds until the next one, for accounts that are there and for those that are not.
 */
export const signIn = async (
  db: Database,
  trying: Trying & { known: boolean },
): Promise<{ token: string; device: string; session: Session } | { wait: number } | undefined> => {
  const paces = pacesOf(trying);
  for (const [index, { key, pace }] of paces.entries()) {
    const wait = await takeTry(db, key, pace);
    if (wait === 0) continue;
    // a try that one pace refuses is not counted against the others
    await giveBack(db, paces.slice(0, index).map(costOf));
    return { wait };
  }
  const { rows } = await db.pool.query<{ id: string; password_hash: string }>({
    name: 'sign-in',
    text: 'SELECT id, password_hash FROM app_user WHERE email = $1 AND disabled_at IS NULL',
    values: [trying.email.toLowerCase()],
  });
  const user = rows[0];
  const right = await verify(user?.password_hash ?? (await nobody), trying.password).catch(() => false);
  if (!user || !right) return undefined;
  await Promise.all([
    giveBack(db, paces.filter(({ own }) => !own).map(costOf)),
    ...paces.filter(({ own }) => own).map(({ key }) => forgetTries(db, key)),
  ]);
  return begin(db, user.id, user.password_hash, trying);
};

type Counted = { key: string; pace: Pace; own: boolean };
const costOf = ({ key, pace: { everySeconds } }: Counted) => ({ key, everySeconds });

/** The widest first. Keys are digests: what strangers type as an e-mail is not kept. */
const pacesOf = ({ email, network, device, known }: Trying & { known: boolean }): Counted[] => {
  const account = email.toLowerCase();
  if (known) return [{ key: keyOf('device', account, device ?? ''), pace: DEVICE, own: true }];
  return [
    { key: keyOf('network', network), pace: NETWORK, own: false },
    { key: keyOf('pair', account, network), pace: PAIR, own: true },
    { key: keyOf('account', account), pace: ACCOUNT, own: false },
  ];
};

const keyOf = (...parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** One statement: a password that was changed meanwhile, or a user switched off, begins nothing. */
const begin = async (db: Database, userId: string, passwordHash: string, trying: Trying) => {
  const token = newToken();
  const device = trying.device ?? newToken();
  const expiresAt = new Date(Date.now() + Math.min(SESSION_MS, LIFE_MS));
  await db.pool.query(
    `WITH u AS (SELECT id FROM app_user WHERE id = $2 AND password_hash = $7 AND disabled_at IS NULL FOR SHARE),
      old AS (DELETE FROM session WHERE user_id = $2 AND expires_at < now()),
      known AS (INSERT INTO device (token_hash, user_id) SELECT $6, id FROM u
        ON CONFLICT (token_hash, user_id) DO UPDATE SET seen_at = now()),
      forgotten AS (DELETE FROM device WHERE user_id = $2 AND token_hash <> $6 AND token_hash IN
        (SELECT token_hash FROM device WHERE user_id = $2 ORDER BY seen_at DESC OFFSET ${MOST_DEVICES - 1}))
     INSERT INTO session (token_hash, user_id, user_agent, address, expires_at) SELECT $1, id, $3, $4, $5 FROM u`,
    [
      hashToken(token),
      userId,
      trying.userAgent.slice(0, 300),
      trying.address,
      expiresAt,
      hashToken(device),
      passwordHash,
    ],
  );
  const session = await sessionOf(db, hashToken(token));
  return session && { token, device, session };
};
