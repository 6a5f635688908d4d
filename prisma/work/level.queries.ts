import {
  contactsOf,
  contactTypes,
  fateOf,
  levelOf,
  type Contact,
  type ContactEvent,
} from '../../workflows/work/level.ts';
import {
  defaultLevels,
  type ChannelLevel,
  type FloorContact,
  type ServiceLevelRules,
} from '../../workflows/work/floor.schema.ts';
import { kindOf } from '../../workflows/channel/index.ts';
import type { Database } from '../client.ts';
import { calendarOf } from '../pipeline/pipeline.ts';

/** How soon clients are to be answered first. */
export const readServiceLevels = async (db: Database): Promise<ServiceLevelRules> => {
  const { rows } = await db.pool.query<{ value: ServiceLevelRules }>({
    name: 'service-levels',
    text: `SELECT value FROM setting WHERE key = 'service_level'`,
  });
  return rows[0]?.value ?? defaultLevels;
};

export const saveServiceLevels = async (db: Database, rules: ServiceLevelRules): Promise<ServiceLevelRules> => {
  await db.pool.query(
    `WITH kept AS (INSERT INTO setting (key, value) VALUES ('service_level', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value)
     SELECT pg_notify('floor', '')`,
    [JSON.stringify(rules)],
  );
  return rules;
};

/** The beginning of the house's day. */
export const dayBegan = async (db: Database): Promise<string> => {
  const { rows } = await db.pool.query<{ at: Date }>({
    name: 'day-began',
    text: `SELECT date_trunc('day', now() AT TIME ZONE $1) AT TIME ZONE $1 AS at`,
    values: [calendarOf(null).zone],
  });
  return rows[0]!.at.toISOString();
};

/** The contacts that have begun since then: a fold of the events. */
export const contactsSince = async (db: Database, since: string): Promise<Contact[]> => {
  const { rows } = await db.pool.query<Omit<ContactEvent, 'at'> & { at: Date }>({
    name: 'contacts-since',
    text: `SELECT e.noun_id AS talk, v.account, e.type, e.at, jsonb_build_object('kind', e.actor -> 'kind') AS actor, e.data - 'text' - 'parts' AS data
      FROM event e JOIN conversation v ON v.id = e.noun_id WHERE e.type IN (${contactTypes.map((type) => `'${type}'`).join(', ')})
        AND e.noun = 'conversation' AND e.at >= $1 ORDER BY e.noun_id, e.seq`,
    values: [since],
  });
  return contactsOf(rows.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })));
};

/** The service level of each kind of channel by which somebody came. */
export const levelsOf = (contacts: Contact[], rules: ServiceLevelRules, now: string): ChannelLevel[] =>
  [...Map.groupBy(contacts, ({ account }) => kindOf(account))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([channel, came]) => {
      const target = targetOf(rules, channel);
      return { channel, target, ...levelOf(came, target, now) };
    });

const targetOf = ({ percent, seconds, channels }: ServiceLevelRules, channel: string) =>
  channels[channel] ?? { percent, seconds };

const MOST = 200;

/** Whoever came by this kind of channel today and was not answered in time, the last first. */
export const missedContacts = async (db: Database, channel: string): Promise<FloorContact[]> => {
  const now = new Date().toISOString();
  const [rules, contacts] = await Promise.all([readServiceLevels(db), contactsSince(db, await dayBegan(db))]);
  const missed = contacts
    .filter(({ account }) => kindOf(account) === channel)
    .map((contact) => ({ ...contact, fate: fateOf(contact, targetOf(rules, channel), now) }))
    .filter(({ fate }) => fate !== 'in_time' && fate !== 'waiting')
    .slice(-MOST)
    .reverse();
  const names = await namesOfTalks(
    db,
    missed.map(({ talk }) => talk),
  );
  return missed.map(({ talk, account, since, end, fate }) => ({
    ...{ talk, account, since, fate, name: names.get(talk) ?? '' },
    waitedS: Math.max(0, Math.round((Date.parse(end?.at ?? now) - Date.parse(since)) / 1000)),
  }));
};

const namesOfTalks = async (db: Database, ids: string[]): Promise<Map<string, string>> => {
  const { rows } = await db.pool.query<{ id: string; name: string }>({
    name: 'names-of-talks',
    text: 'SELECT v.id, c.name FROM conversation v JOIN contact c ON c.id = v.contact_id WHERE v.id = ANY($1)',
    values: [ids],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
};
