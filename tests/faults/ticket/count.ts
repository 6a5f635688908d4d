import pg from 'pg';
import { outsideOf } from '../../support/outside.ts';
import type { System } from '../../support/system.ts';
import { DUE_S, ladder, type Made } from './desk.ts';

type Event = { ticket: string; type: string; at: Date; data: any };

/** What should have been told of each ticket, counted here from when it began, waited and ended, and everything that is otherwise. */
export const whatIsWrong = async (system: System, made: Made[], operators: string[]): Promise<string[]> => {
  const client = new pg.Client({ connectionString: outsideOf(system).databaseUrl });
  await client.connect();
  const ids = made.map(({ id }) => id);
  const { rows: events } = await client.query<Event>(
    `SELECT subject_id AS ticket, type, at, data FROM event WHERE subject_kind = 'ticket' AND subject_id = ANY($1) ORDER BY subject_id, number`,
    [ids],
  );
  const { rows: routed } = await client.query<{ id: string; many: number }>(
    `SELECT work_id AS id, count(*)::int AS many FROM routing WHERE what = 'given' AND work_id = ANY($1) GROUP BY 1`,
    [ids],
  );
  const { rows: notices } = await client.query<{ ticket: string; many: number; people: number }>(
    `SELECT data ->> 'ticket' AS ticket, count(*)::int AS many, count(DISTINCT user_id)::int AS people FROM notification
      WHERE kind = 'ticket.warned' AND data ->> 'ticket' = ANY($1) GROUP BY 1`,
    [ids],
  );
  const { rows: above } = await client.query<{ many: number }>(
    `SELECT count(*)::int AS many FROM app_user WHERE role = 'supervisor' AND disabled_at IS NULL`,
  );
  const { rows: all } = await client.query<{ many: number }>(
    `SELECT count(*)::int AS many FROM ticket WHERE subject LIKE 'Storm %'`,
  );
  await client.end();
  const wrong: string[] = [];
  if (all[0]!.many !== made.length) wrong.push(`there are ${all[0]!.many} tickets, not ${made.length}`);
  const by = Map.groupBy(events, ({ ticket }) => ticket);
  const given = new Map(routed.map(({ id, many }) => [id, many]));
  const told = new Map(notices.map(({ ticket, many }) => [ticket, many]));
  for (const { id } of made) {
    const own = by.get(id) ?? [];
    const is = (what: string, found: unknown, expected: unknown) =>
      JSON.stringify(found) === JSON.stringify(expected) ||
      wrong.push(`${id}: ${what} ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
    const assigned = own.filter(({ type }) => type === 'ticket.assigned').map(({ data }) => data.to);
    is('was given', [given.get(id), assigned.length, operators.includes(assigned[0])], [1, 1, true]);
    const { dueAt, steps, late } = expectedOf(own);
    const rungs = own.filter(({ type }) => type === 'ticket.warned').map(({ data }) => `${data.rung}/${data.round}`);
    is('the ladder took', rungs, steps);
    is(
      'it was late',
      own.filter(({ type }) => type === 'ticket.late').map(({ data }) => data.dueAt),
      late ? [dueAt] : [],
    );
    const people = steps.reduce((sum, step) => sum + (step.startsWith('soon') ? 1 : above[0]!.many), 0);
    is('so many were told', told.get(id) ?? 0, people);
  }
  return wrong;
};

/** A plain count of seconds: from the beginning on, less what waited for the client, until the end. */
const expectedOf = (own: Event[]) => {
  const began = own[0]!.at.getTime();
  let waited = 0;
  let waits: number | undefined;
  let ended: number | undefined;
  for (const { type, at, data } of own) {
    if (type !== 'ticket.moved') continue;
    if (data.closes) ended = at.getTime();
    else if (data.to === 'client') waits = at.getTime();
    else if (waits !== undefined) {
      waited += at.getTime() - waits;
      waits = undefined;
    }
  }
  const due = began + DUE_S * 1000 + waited;
  const moments = ladder.map(({ key, side, by }) => ({
    step: `${key}/0`,
    at: due + (side === 'before' ? -1 : 1) * by.amount * 1000,
  }));
  return {
    dueAt: new Date(due).toISOString(),
    late: ended === undefined || ended > due,
    steps: moments.filter(({ at }) => ended === undefined || at <= ended).map(({ step }) => step),
  };
};

/** The last step of every ladder that is to come has come. */
export const stepsAreTaken = async (system: System, made: Made[]): Promise<boolean> => {
  const client = new pg.Client({ connectionString: outsideOf(system).databaseUrl, connectionTimeoutMillis: 2000 });
  await client.connect();
  const { rows } = await client.query<{ many: number }>(
    `SELECT count(*)::int AS many FROM ticket k WHERE k.id = ANY($1) AND k.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM event e
      WHERE e.subject_kind = 'ticket' AND e.subject_id = k.id AND e.type = 'ticket.warned' AND e.data ->> 'rung' = 'again')`,
    [made.map(({ id }) => id)],
  );
  await client.end();
  return rows[0]!.many === 0;
};
