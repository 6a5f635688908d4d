import { inTransaction, type Database } from '../client.ts';
import { numberFeed } from '../event/feed.ts';

/** An event of the feed; one that has been removed since says nothing. */
type News = {
  n: number;
  type: string | null;
  noun: string | null;
  noun_id: string;
  subject_kind: string | null;
  subject_id: string | null;
};

const BATCH = 500;

/**
 * Writes the texts by which records are found, of those that the next events of the feed are about; whether there may be more. They are read as
 * they are now, so it may happen twice. One node at a time: another one's call does nothing.
 */
export const takeInNews = async (db: Database): Promise<boolean> => {
  await numberFeed(db);
  // a transaction tells everybody that something was written
  const { rowCount } = await db.pool.query('SELECT 1 FROM search_head WHERE n < (SELECT max(n) FROM feed)');
  return rowCount === 1 && takeInSome(db.as('report'));
};

const takeInSome = (db: Database): Promise<boolean> =>
  inTransaction(db, async ({ pool }) => {
    const { rows: heads } = await pool.query<{ n: number }>('SELECT n FROM search_head FOR UPDATE SKIP LOCKED');
    const head = heads[0];
    if (!head) return false;
    const { rows: news } = await pool.query<News>(
      `SELECT f.n, e.type, e.noun, e.noun_id, e.subject_kind, e.subject_id
       FROM (SELECT n, event_id FROM feed WHERE n > $1 ORDER BY n LIMIT ${BATCH}) f LEFT JOIN event e ON e.id = f.event_id ORDER BY f.n`,
      [head.n],
    );
    if (news.length === 0) return false;
    const ids = (noun: string) => [...new Set(news.flatMap((one) => aboutOf(one, noun)))];
    const noted = new Set(news.flatMap((one) => (isNote(one) ? (one.subject_id ?? []) : [])));
    await pool.query({
      name: 'search-lines',
      text: LINES,
      values: [ids('lead'), ids('contact'), ids('company'), ids('task'), [...noted], ids('lead.created')],
    });
    await pool.query('UPDATE search_head SET n = $1', [news.at(-1)!.n]);
    return news.length === BATCH;
  });

/** Everything that was there before, or came meanwhile. */
export const takeInAll = async (db: Database): Promise<void> => {
  while (await takeInNews(db));
};

const aboutOf = (one: News, noun: string): string[] => [
  ...(one.noun === noun || one.type === noun ? [one.noun_id] : []),
  ...(one.subject_kind === noun && one.subject_id !== null ? [one.subject_id] : []),
];

const isNote = ({ noun, type }: News): boolean => noun === 'note' || type === 'lead.noted';

/** $1 to $4: leads, contacts, companies and tasks; $5: whose notes; $6: new leads, whose clients came with them. */
const LINES = `
  WITH people AS (SELECT unnest($2::uuid[]) AS id UNION SELECT contact_id FROM lead_contact WHERE lead_id = ANY($6)),
  wanted (noun, record_id, key, text) AS (
    SELECT 'lead', l.id, 'tags', array_to_string(l.tags, ', ') FROM lead l WHERE l.id = ANY($1) AND l.tags <> '{}'
    UNION ALL SELECT 'lead', l.id, f.key, f.text FROM lead l CROSS JOIN LATERAL texts_of(l.fields) f WHERE l.id = ANY($1)
    UNION ALL SELECT 'contact', c.id, f.key, f.text FROM people p JOIN contact c ON c.id = p.id CROSS JOIN LATERAL texts_of(c.fields) f
    UNION ALL SELECT 'company', c.id, f.key, f.text FROM company c CROSS JOIN LATERAL texts_of(c.fields) f WHERE c.id = ANY($3)
    UNION ALL SELECT 'task', t.id, s.key, left(s.text, 2000) FROM task t CROSS JOIN LATERAL (VALUES ('text', t.text), ('result', t.result)) s (key, text)
      WHERE t.id = ANY($4) AND s.text <> ''
    UNION ALL SELECT e.subject_kind, e.subject_id, 'note.' || e.id, left(coalesce(own.text, touched.text, e.data ->> 'text'), 2000)
      FROM event e LEFT JOIN note own ON e.noun = 'note' AND own.id = e.noun_id LEFT JOIN note touched ON touched.event_id = e.id
      WHERE e.subject_id = ANY($5) AND e.type IN ('lead.noted', 'note.written') AND own.removed_at IS NULL AND touched.removed_at IS NULL),
  gone AS (DELETE FROM search_line s
    WHERE ((s.noun = 'lead' AND s.record_id = ANY($1)) OR (s.noun = 'contact' AND s.record_id IN (SELECT id FROM people))
        OR (s.noun = 'company' AND s.record_id = ANY($3)) OR (s.noun = 'task' AND s.record_id = ANY($4)))
      AND (s.key NOT LIKE 'note.%' OR s.record_id = ANY($5))
      AND NOT EXISTS (SELECT 1 FROM wanted w WHERE (w.noun, w.record_id, w.key) = (s.noun, s.record_id, s.key)))
  INSERT INTO search_line (noun, record_id, key, text) SELECT noun, record_id, key, text FROM wanted
  ON CONFLICT (noun, record_id, key) DO UPDATE SET text = excluded.text WHERE search_line.text <> excluded.text`;
