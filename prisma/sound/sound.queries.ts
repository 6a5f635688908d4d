import type { Sound } from '../../workflows/sound/sound.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';

/** All of them, by name. */
export const listSounds = async (db: Database): Promise<Sound[]> => {
  type Row = Omit<Sound, 'voices'> & { voices: { language: Language; seconds: number; token: string }[] };
  const { rows } = await db.pool.query<Row>({
    name: 'sounds',
    text: `SELECT s.id, s.key, s.name, coalesce((SELECT jsonb_agg(jsonb_build_object('language', v.language, 'seconds', v.seconds, 'token', v.token) ORDER BY v.language)
        FROM sound_voice v WHERE v.sound_id = s.id), '[]') AS voices
      FROM sound s ORDER BY s.name, s.id`,
  });
  return rows.map(({ voices, ...sound }) => ({
    ...sound,
    voices: voices.map(({ token, ...voice }) => ({ ...voice, path: `/api/v1/sounds/${token}.wav` })),
  }));
};

/** Its bytes, for whoever knows the address. */
export const readVoice = async (db: Database, token: string): Promise<Buffer | undefined> => {
  const { rows } = await db.pool.query<{ bytes: Buffer }>({
    name: 'sound-voice',
    text: 'SELECT bytes FROM sound_voice WHERE token = $1 UNION ALL SELECT bytes FROM spoken WHERE token = $1',
    values: [token],
  });
  return rows[0]?.bytes;
};

/** In the language of the call's client, else in Russian, else in whichever there is. */
export const voiceOf = async (
  db: Database,
  { key, call }: { key: string; call: string },
): Promise<string | undefined> => {
  const { rows } = await db.pool.query<{ token: string }>({
    name: 'voice-of-sound',
    text: `SELECT v.token FROM sound s JOIN sound_voice v ON v.sound_id = s.id
        LEFT JOIN call cl ON cl.id = $2 LEFT JOIN contact c ON c.id = cl.contact_id LEFT JOIN callback b ON b.id = cl.callback_id
      WHERE s.key = $1 ORDER BY v.language = coalesce(c.language, b.language, 'ru') DESC, v.language = 'ru' DESC, v.language LIMIT 1`,
    values: [key, call],
  });
  return rows[0]?.token;
};
