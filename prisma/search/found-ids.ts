import type { SearchNoun } from '../../workflows/search/noun.ts';
import { trackIn } from '../../workflows/task/track.ts';
import { seesAll } from '../contact/lead-client.queries.ts';
import { contactsFound } from '../contact/contact.queries.ts';
import { numberIn } from '../lead/lead.queries.ts';
import { sql, type Sql } from '../sql.ts';
import {
  visibleCompanies,
  visibleContacts,
  visibleLeads,
  visibleTasks,
  visibleTickets,
  type Reader,
} from '../visible.ts';
import { wordsIn } from './words.ts';

export type AskedIds = { q: string; hidden: string[]; after: string | undefined; limit: number };

/** Of the lines in which the words are, so many of the newest are looked through. */
const MOST_LINES = 500;

/** SQL: ids of records of each noun with these words, the newest first. */
export const idsOf: Record<SearchNoun, (me: Reader, asked: AskedIds) => Sql> = {
  lead: (me, asked) => {
    const rest = sql`AND ${visibleLeads(me)} AND ${place(sql`l.id`, asked)} ORDER BY l.id DESC LIMIT ${asked.limit}`;
    return newest(asked, [
      sql`SELECT l.id FROM lead l WHERE ${wordsIn(sql`l.search`, asked.q)} ${rest}`,
      sql`SELECT l.id FROM lead l WHERE l.number = ${numberIn(asked.q) ?? -1} ${rest}`,
      sql`SELECT l.id FROM ${lines('lead', asked)} s JOIN lead l ON l.id = s.record_id WHERE true ${rest}`,
    ]);
  },
  contact: (me, asked) => {
    const { joined, id, seen } = lineAbout.contact(me);
    return sql`SELECT c.id FROM contact c WHERE c.merged_into_id IS NULL AND ${place(sql`c.id`, asked)}
        AND c.id IN (${contactsFound(me, asked.q)} UNION SELECT ${id} FROM ${lines('contact', asked)} s ${joined} WHERE ${seen})
      ORDER BY c.id DESC LIMIT ${asked.limit}`;
  },
  company: (me, asked) => {
    const { joined, id, seen } = lineAbout.company(me);
    const rest = sql`AND ${place(sql`co.id`, asked)} ORDER BY co.id DESC LIMIT ${asked.limit}`;
    return newest(asked, [
      sql`SELECT co.id FROM company co WHERE co.merged_into_id IS NULL AND ${wordsIn(sql`co.search`, asked.q)} AND ${visibleCompanies(me)} ${rest}`,
      sql`SELECT ${id} AS id FROM ${lines('company', asked)} s ${joined} WHERE ${seen} ${rest}`,
    ]);
  },
  task: (me, asked) => {
    const rest = sql`AND ${visibleTasks(me)} AND ${place(sql`t.id`, asked)} ORDER BY t.id DESC LIMIT ${asked.limit}`;
    return newest(asked, [
      sql`SELECT t.id FROM task t LEFT JOIN lead l ON l.id = t.lead_id WHERE t.track = ${trackIn(asked.q) ?? ''} ${rest}`,
      sql`SELECT t.id FROM ${lines('task', asked)} s JOIN task t ON t.id = s.record_id LEFT JOIN lead l ON l.id = t.lead_id WHERE true ${rest}`,
    ]);
  },
  ticket: (me, asked) => {
    const rest = sql`AND ${visibleTickets(me)} AND ${place(sql`k.id`, asked)} ORDER BY k.id DESC LIMIT ${asked.limit}`;
    return newest(asked, [
      sql`SELECT k.id FROM ticket k WHERE k.track = ${trackIn(asked.q) ?? ''} ${rest}`,
      sql`SELECT k.id FROM ticket k WHERE ${wordsIn(sql`fold(k.subject)`, asked.q)} ${rest}`,
    ]);
  },
};

/**
 * How a line `s` leads to the record that has it now, and whether the reader may know it: of a client of whom she sees only some leads no notes,
 * which may be about the others, and nothing of those who were joined to it.
 */
export const lineAbout: Record<SearchNoun, (me: Reader) => { joined: Sql; id: Sql; seen: Sql }> = {
  lead: () => ({ joined: sql``, id: sql`s.record_id`, seen: sql`true` }),
  contact: (me) => ({
    joined: sql`JOIN contact m ON m.id = s.record_id JOIN contact c ON c.id = coalesce(m.merged_into_id, m.id)`,
    id: sql`c.id`,
    seen: sql`${visibleContacts(me)} AND ((m.merged_into_id IS NULL AND s.key LIKE 'fields.%') OR ${seesAll(me, sql`c.id`)})`,
  }),
  company: (me) => ({
    joined: sql`JOIN company m ON m.id = s.record_id JOIN company co ON co.id = coalesce(m.merged_into_id, m.id)`,
    id: sql`co.id`,
    seen: visibleCompanies(me),
  }),
  task: () => ({ joined: sql``, id: sql`s.record_id`, seen: sql`true` }),
  ticket: () => ({ joined: sql``, id: sql`s.record_id`, seen: sql`true` }),
};

const lines = (noun: SearchNoun, { q, hidden, after }: AskedIds): Sql =>
  sql`(SELECT s.record_id, s.key FROM search_line s WHERE s.noun = ${noun} AND ${wordsIn(sql`fold(s.text)`, q)} AND s.key <> ALL(${hidden}::text[])
      AND ${noun === 'contact' || noun === 'company' ? sql`true` : place(sql`s.record_id`, { after })} ORDER BY s.record_id DESC LIMIT ${MOST_LINES})`;

const place = (id: Sql, { after }: Pick<AskedIds, 'after'>): Sql =>
  after === undefined ? sql`true` : sql`${id} < ${after}::uuid`;

const newest = ({ limit }: AskedIds, parts: Sql[]): Sql => {
  const [first, ...others] = parts.map((part) => sql`(${part})`);
  const all = others.reduce((united, part) => sql`${united} UNION ${part}`, first!);
  return sql`SELECT f.id FROM (${all}) f ORDER BY f.id DESC LIMIT ${limit}`;
};
