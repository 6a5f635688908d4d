import type { Database } from './client.ts';

/** What a lead is found by: its name and its people's names, phones and e-mails, folded. */
export const searchText = async (db: Database, leadId: string, name: string): Promise<string> => {
  const { rows } = await db.pool.query(
    `SELECT fold(concat_ws(' ', $2::text, (SELECT string_agg(concat_ws(' ', c.name, array_to_string(c.phones, ' '), array_to_string(c.emails, ' ')), ' ')
       FROM lead_contact lc JOIN contact c ON c.id = lc.contact_id WHERE lc.lead_id = $1))) AS text`,
    [leadId, name],
  );
  return rows[0].text;
};

/** The same folding as SQL's fold(), for rows that are written whole. */
export const fold = (text: string): string =>
  [...text.normalize('NFC').toLowerCase()].map((letter) => folded[letter] ?? letter).join('');

const folded: Record<string, string> = Object.fromEntries(
  [...'әғқңөұүһіёїєґ'].map((letter, index) => [letter, [...'агкноуухиеиег'][index] ?? letter]).concat([['ʼ', '']]),
);
