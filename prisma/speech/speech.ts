import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Speech, SpeechWish } from '../../workflows/speech/speech.schema.ts';
import { inTransaction, type Database } from '../client.ts';
import type { KeyRing } from '../sealed/seal.ts';
import { keepSecrets, readSecrets, showSecrets } from '../sealed/secret.ts';

const ABOUT = 'speech';
type Kept = Pick<Speech, 'url' | 'voices' | 'revision'>;
const none: Kept = { url: null, voices: {}, revision: 0 };

/** The server that turns a text into speech, as everybody may know it. */
export const readSpeech = async (db: Database): Promise<Speech> => {
  const [kept, secrets] = await Promise.all([keptOf(db), showSecrets(db, ABOUT)]);
  return { ...kept, secret: secrets[0] ? (secrets[0].ends ?? '') : null };
};

/** With its secret, for who calls it. */
export const openSpeech = async (db: Database, ring: KeyRing): Promise<Kept & { secret: string | undefined }> => {
  const [kept, secrets] = await Promise.all([keptOf(db), readSecrets(db, ring, ABOUT)]);
  return { ...kept, secret: secrets['token'] };
};

/** Refused: VersionChanged, NoKeyRing. */
export const saveSpeech = async (
  db: Database,
  ring: KeyRing,
  { url, voices, secret, revision, by }: SpeechWish & { by: string },
): Promise<Speech | Refusal> => {
  if (secret && ring.length === 0) return refuse('NoKeyRing');
  const isKept = await inTransaction(db, async (tx) => {
    await tx.pool.query(`INSERT INTO setting (key, value) VALUES ('speech', $1) ON CONFLICT DO NOTHING`, [
      JSON.stringify(none),
    ]);
    const { rowCount } = await tx.pool.query(
      `UPDATE setting SET value = $1 WHERE key = 'speech' AND (value ->> 'revision')::int = $2`,
      [JSON.stringify({ url, voices, revision: revision + 1 }), revision],
    );
    const token = url === null ? null : secret;
    if (rowCount && token !== undefined) await keepSecrets(tx, ring, { about: ABOUT, secrets: { token }, by });
    return rowCount === 1;
  });
  return isKept ? readSpeech(db) : refuse('VersionChanged');
};

const keptOf = async (db: Database): Promise<Kept> => {
  const { rows } = await db.pool.query<{ value: Kept }>({
    name: 'speech',
    text: `SELECT value FROM setting WHERE key = 'speech'`,
    values: [],
  });
  return rows[0]?.value ?? none;
};
