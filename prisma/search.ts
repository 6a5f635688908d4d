import type { Database } from './client.ts';
import { join, sql, type Sql } from './sql.ts';

/**
 * The text by which a lead is found: its name, what was typed with it and what users added to it, folded. Nothing else about its client:
 * whoever sees this lead need not see the client's others.
 */
export const searchText = async (db: Database, leadId: string, name: string): Promise<string> => {
  const { rows } = await db.pool.query(
    `SELECT fold(concat_ws(' ', $2::text, (SELECT string_agg(concat_ws(' ', lc.name, lc.phone, lc.email,
        (SELECT string_agg(a.value, ' ') FROM address a WHERE a.contact_id = lc.contact_id AND a.origin ->> 'lead' = lc.lead_id::text
          AND a.value IS DISTINCT FROM lc.phone AND a.value IS DISTINCT FROM lc.email)), ' ')
       FROM lead_contact lc WHERE lc.lead_id = $1))) AS text`,
    [leadId, name],
  );
  return rows[0].text;
};

/** SQL: whether every word occurs in a folded text, or it is a phone in any spelling (8 707 and +7 707 are the same number). */
export const wordsIn = (text: Sql, q: string): Sql => {
  const words = [...new Set(fold(q.trim()).split(/\s+/))].slice(0, 8);
  const all = join(
    words.map((word) => sql`${text} LIKE ${`%${word.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`}`),
    ' AND ',
  );
  const digits = q.replace(/\D/g, '');
  if (!/^[+\d\s()-]+$/.test(q.trim()) || digits.length < 4) return sql`(${all})`;
  const national = /^8\d{9,}$/.test(digits) ? `7${digits.slice(1)}` : digits;
  return sql`(${all} OR ${text} LIKE ${`%${digits}%`} OR ${text} LIKE ${`%${national}%`})`;
};

/** The same folding as SQL's fold(), for rows that are written whole. */
export const fold = (text: string): string =>
  [...text.normalize('NFC').toLowerCase()].map((letter) => folded[letter] ?? letter).join('');

const folded: Record<string, string> = Object.fromEntries(
  [...'әғқңөұүһіёїєґ'].map((letter, index) => [letter, [...'агкноуухиеиег'][index] ?? letter]).concat([['ʼ', '']]),
);
