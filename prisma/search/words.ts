import { SHORT } from '../../workflows/search/marks.ts';
import { termsOf } from '../../workflows/search/terms.ts';
import type { Database } from '../client.ts';
import { join, sql, type Sql } from '../sql.ts';

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

/** SQL: whether everything that was typed occurs in a folded text, a phone in any writing. */
export const wordsIn = (text: Sql, q: string): Sql =>
  sql`(${join(
    termsOf(q).map(({ writings }) => oneOf(text, writings)),
    ' AND ',
  )})`;

/** SQL: whether anything of it does. */
export const anyWordIn = (text: Sql, q: string): Sql =>
  sql`(${join(
    termsOf(q).map(({ writings }) => oneOf(text, writings)),
    ' OR ',
  )})`;

const oneOf = (text: Sql, writings: string[]): Sql =>
  sql`(${join(
    writings.map((writing) => occurs(text, writing)),
    ' OR ',
  )})`;

/** Two letters have no trigram of their own, but one with the space before them. */
const occurs = (text: Sql, writing: string): Sql => {
  const word = writing.replace(/[\\%_]/g, (letter) => `\\${letter}`);
  return writing.length > SHORT
    ? sql`${text} LIKE ${`%${word}%`}`
    : sql`(${text} LIKE ${`${word}%`} OR ${text} LIKE ${`% ${word}%`})`;
};
