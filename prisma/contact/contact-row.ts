import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import type { ContactState, OtherCompany } from '../../workflows/contact/decide.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import type { Contact } from '../generated/client.ts';
import type { Done } from '../lead/lead.ts';
import type { RowOf } from '../row.ts';
import type { Change, Doing, NewEvent } from '../write.ts';

export type ContactRow = RowOf<
  Contact,
  { language: Language; fields: Record<string, unknown>; other_companies: Record<string, OtherCompany> | null }
>;

export const readContactRow = async (db: Database, id: string): Promise<ContactRow | undefined> =>
  (await db.pool.query<ContactRow>('SELECT * FROM contact WHERE id = $1', [id])).rows[0];

export const contactOf = (row: ContactRow): ContactState => ({
  name: row.name,
  language: row.language,
  timeZone: row.time_zone,
  companyId: row.company_id,
  position: row.position,
  companies: row.other_companies ?? {},
  fields: row.fields,
});

type Recorded = { id: string; version: number; event_seq: number };

/** An event in the story of a contact or a company, which has no process; `place`: among those written with it. */
export const recordEvent = (
  noun: 'contact' | 'company',
  { id, event_seq: seq }: Pick<Recorded, 'id' | 'event_seq'>,
  { actor, cause, at }: Doing,
  event: CatalogueEvent,
  place = 1,
): NewEvent => ({
  noun,
  noun_id: id,
  seq: seq + place,
  at: at ?? new Date().toISOString(),
  subject: { kind: noun, id },
  actor,
  cause: cause ?? null,
  pokes: [],
  ...event,
});

/** What events do to a contact or a company: the row is written once, under the version that was read. */
export const recordChange = (
  noun: 'contact' | 'company',
  row: Recorded,
  doing: Doing,
  { events, set = {} }: { events: CatalogueEvent[]; set?: Record<string, unknown> },
): Change<Done> => ({
  updates: [{ table: noun, id: row.id, version: row.version, set, events: events.length }],
  events: events.map((event, index) => recordEvent(noun, row, doing, event, index + 1)),
  result: { id: row.id, version: row.version + 1 },
});

/** The values that others have changed since a version was read. */
export const changedSince = async (db: Database, id: string, version: number): Promise<string[]> => {
  const { rows } = await db.pool.query<{ what: string }>(
    `SELECT DISTINCT c ->> 'what' AS what FROM event e, jsonb_array_elements(e.data -> 'changes') c
      WHERE e.subject_id = $1 AND e.data ? 'changes' AND (e.data ->> 'version')::int > $2`,
    [id, version],
  );
  return rows.map(({ what }) => what);
};
