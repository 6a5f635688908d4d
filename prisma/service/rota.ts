import { onCallBy, onCallFor, type OnCall } from '../../workflows/service/rota.ts';
import { Rotas, type Rota, type RotasNow } from '../../workflows/service/rota.schema.ts';
import { numberToCall } from '../../workflows/call/number.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { calendarsOf } from '../automation/live-pipeline.ts';
import { inTransaction, type Database } from '../client.ts';
import { wakePromised } from './rules.ts';

/** All rotas as they are kept. */
export const readRotas = async (db: Database): Promise<Rotas> => {
  const { rows } = await db.pool.query<{ value: unknown }>({
    name: 'rotas',
    text: `SELECT value FROM setting WHERE key = 'rotas'`,
    values: [],
  });
  return Rotas.parse(rows[0]?.value ?? { rotas: [], revision: 0 });
};

/** Who is called for work of a group (null: of none) at this moment; undefined where there is no rota. */
export const readOnCall = async (db: Database, group: string | null, at: string): Promise<OnCall | undefined> => {
  const { rotas } = await readRotas(db);
  return rotas.length === 0 ? undefined : onCallFor(rotas, group, await aroundOf(db, rotas, at));
};

/** The rotas, with who is on call now and whom no call would reach. */
export const readRotasNow = async (db: Database): Promise<RotasNow> => {
  const known = await readRotas(db);
  const around = await aroundOf(db, known.rotas, new Date().toISOString());
  const [phones, line] = await Promise.all([ownPhones(db, peopleOf(known.rotas)), lineToRing(db)]);
  return {
    ...known,
    now: Object.fromEntries(known.rotas.map((rota) => [rota.key, onCallBy(rota, around)])),
    line: line !== null,
    silent: peopleOf(known.rotas).filter((user) => !phones.has(user)),
  };
};

/** Saves them; what is promised looks at them anew. Refused: VersionChanged, PersonUnknown, GroupUnknown, UnknownCalendar. */
export const saveRotas = async (db: Database, { rotas, revision }: Rotas): Promise<RotasNow | Refusal> => {
  const wrong = await whyNotKeep(db, rotas);
  if (wrong) return wrong;
  const saved = await inTransaction(db, async (tx) => {
    await tx.pool.query(
      `INSERT INTO setting (key, value) VALUES ('rotas', '{"rotas": [], "revision": 0}') ON CONFLICT DO NOTHING`,
    );
    const { rowCount } = await tx.pool.query(
      `UPDATE setting SET value = $1 WHERE key = 'rotas' AND (value ->> 'revision')::int = $2`,
      [JSON.stringify({ rotas, revision: revision + 1 }), revision],
    );
    if (rowCount) await wakePromised(tx);
    return rowCount === 1;
  });
  return saved ? readRotasNow(db) : refuse('VersionChanged');
};

const whyNotKeep = async (db: Database, rotas: Rota[]): Promise<Refusal | undefined> => {
  const groups = rotas.flatMap(({ group }) => group ?? []);
  const calendars = rotas.flatMap(({ people }) => people.flatMap(({ calendar }) => calendar ?? []));
  const { rows } = await db.pool.query<{ people: number; groups: number; strange: string | null }>(
    `SELECT (SELECT count(*)::int FROM app_user WHERE id = ANY($1)) AS people,
       (SELECT count(*)::int FROM work_group WHERE id = ANY($2) AND archived_at IS NULL) AS groups,
       (SELECT c FROM unnest($3::text[]) c WHERE NOT EXISTS (SELECT 1 FROM calendar WHERE key = c) LIMIT 1) AS strange`,
    [peopleOf(rotas), groups, calendars],
  );
  const { people, groups: known, strange } = rows[0]!;
  if (people !== peopleOf(rotas).length) return refuse('PersonUnknown');
  if (known !== new Set(groups).size) return refuse('GroupUnknown');
  return strange === null ? undefined : refuse('UnknownCalendar', { calendar: strange });
};

const aroundOf = async (db: Database, rotas: Rota[], at: string) => {
  const [calendars, { rows }] = await Promise.all([
    calendarsOf(db),
    db.pool.query<{ id: string }>({
      name: 'away-from-rota',
      text: `SELECT u.id FROM app_user u WHERE u.id = ANY($1) AND (u.disabled_at IS NOT NULL OR EXISTS (SELECT 1 FROM absence a
        WHERE a.user_id = u.id AND a.starts_at <= $2 AND (a.ends_at IS NULL OR a.ends_at > $2)))`,
      values: [peopleOf(rotas), at],
    }),
  ]);
  return { at, calendars, away: new Set(rows.map(({ id }) => id)) };
};

const peopleOf = (rotas: Rota[]): string[] => [
  ...new Set(rotas.flatMap(({ people }) => people.map(({ user }) => user))),
];

/** Their own numbers, as far as a line can call them. */
export const ownPhones = async (db: Database, users: string[]): Promise<Map<string, string>> => {
  const { rows } = await db.pool.query<{ id: string; phone: string }>({
    name: 'own-phones',
    text: `SELECT id, preferences ->> 'phone' AS phone FROM app_user WHERE id = ANY($1) AND preferences ->> 'phone' <> ''`,
    values: [users],
  });
  return new Map(
    rows.flatMap(({ id, phone }) => {
      const number = numberToCall(phone);
      return isRefusal(number) ? [] : [[id, number.phone] as const];
    }),
  );
};

/** A line by which a phone can be rung now; null where there is none. */
export const lineToRing = async (db: Database): Promise<string | null> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'line-to-ring',
    text: `SELECT id FROM channel_account WHERE kind = 'voice' AND provider IS NOT NULL AND blocked_at IS NULL AND intake_error IS NULL
      ORDER BY provider = 'sandbox', created_at, id LIMIT 1`,
    values: [],
  });
  return rows[0]?.id ?? null;
};
