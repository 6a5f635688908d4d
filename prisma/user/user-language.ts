import { isRefusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { readLeadRow } from '../lead/lead-row.ts';
import { readTaskPerson } from '../task/task-person.ts';

/** The language of the user who is responsible for the lead: what is written for the team is written in it. */
export const languageOfTeam = async (db: Database, leadId: string): Promise<Language> => {
  const lead = await readLeadRow(db, leadId);
  return isRefusal(lead) ? 'ru' : languageOf(db, lead.responsible_id);
};

export const languageOf = async (db: Database, userId: string | null): Promise<Language> =>
  (userId && (await readTaskPerson(db, userId))?.language) || 'ru';
