import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';

/** The language of the lead's responsible user, for texts that users read. */
export const languageOfTeam = async (db: Database, leadId: string): Promise<Language> => {
  const { rows } = await db.pool.query<{ language: Language }>({
    name: 'lead-language',
    text: 'SELECT u.language FROM lead l JOIN app_user u ON u.id = l.responsible_id WHERE l.id = $1',
    values: [leadId],
  });
  return rows[0]?.language ?? 'ru';
};
