import { nextWorkingMoment } from '../../workflows/calendar/calendar.ts';
import { explain, widensAt } from '../../workflows/work/route.ts';
import { breakOf, MISSES } from '../../workflows/work/status.ts';
import { inTransaction, type Database } from '../client.ts';
import { isRace } from '../write.ts';
import { givers } from './kinds.ts';
import { readCrew, type Crew } from './people.ts';
import { keepRouting, routingRow } from './routing.ts';
import { lockQueue, settleWorks } from './settle.ts';
import { endShift } from './shift-end.ts';
import { ACCEPT_WORK, workOf, type WorkRow } from './work-row.ts';

/** A queue looks by itself so often, also where nothing told it. */
const LOOK_MS = 3_600_000;

/**
 * The clock of work, for the process of its subject: what is due is done, and the next moment is answered, or null where none comes. Whoever did not
 * open it in time loses it to the next one, and at the end of her shift where her group says so; while it waits, more people come into question, or
 * their day begins.
 */
export const tendWork = async (db: Database, id: string, now: string): Promise<string | null> => {
  for (;;) {
    const row = await readWork(db, id);
    if (!row || row.resting) return null;
    if (row.assignee_id === null) {
      await settleWorks(db, [id], now);
      const left = await readWork(db, id);
      if (left?.assignee_id === null) return waitsUntil(left, await readCrew(db, left.queue, now), now);
      if (!left) return null;
      continue;
    }
    const by = row.accept_by?.toISOString();
    if (by && by <= now) {
      await missWork(db, row, now);
      continue;
    }
    const ends = await endedShift(db, row, now);
    if (ends !== 'left') return [by, ends].filter((at) => at !== null && at !== undefined).toSorted()[0] ?? null;
  }
};

const endedShift = async (db: Database, row: WorkRow, now: string) => {
  try {
    return await endShift(db, row, now);
  } catch (error) {
    // somebody was faster: it is read again
    if (!isRace(error)) throw error;
    return 'left' as const;
  }
};

const readWork = async (db: Database, id: string): Promise<WorkRow | undefined> => {
  const { rows } = await db.pool.query<WorkRow>({
    name: 'work-row',
    text: 'SELECT * FROM work WHERE id = $1',
    values: [id],
  });
  return rows[0];
};

const waitsUntil = (row: WorkRow, { hands, rules }: Crew, now: string): string | null => {
  if (hands.length === 0) return null;
  const widens = widensAt(workOf(row, rules), rules, now);
  const shifts = hands.some(({ takes }) => takes)
    ? []
    : hands.map(({ calendar }) => nextWorkingMoment(calendar, now)).filter((at) => at !== undefined && at > now);
  const look = new Date(Date.parse(now) + LOOK_MS).toISOString();
  return [widens, ...shifts, look].filter((at) => at !== undefined).toSorted()[0]!;
};

/** It goes on to the next with its place; whoever has missed so many takes a break. */
const missWork = async (db: Database, { id, queue }: WorkRow, now: string): Promise<void> => {
  try {
    await inTransaction(db, async (tx) => {
      await lockQueue(tx, queue);
      const row = await readWork(tx, id);
      const from = row?.assignee_id;
      if (!row || !from || !row.accept_by || row.accept_by.toISOString() > now) return;
      await givers[row.kind]?.(tx, { id, to: null, at: now });
      const crew = await readCrew(tx, queue, now);
      const asked = [...new Set([...row.tried, from])];
      const takers = crew.hands.filter((hand) => hand.takes);
      // when everybody was asked, it begins anew
      const tried = takers.every((hand) => asked.includes(hand.id)) ? [] : asked;
      await tx.pool.query({
        name: 'work-missed',
        text: `WITH missed AS (INSERT INTO operator AS o (id, misses) VALUES ($3, 1) ON CONFLICT (id) DO UPDATE SET misses = o.misses + 1, version = o.version + 1,
            status = CASE WHEN o.misses + 1 >= ${MISSES} THEN $4 ELSE o.status END, since = CASE WHEN o.misses + 1 >= ${MISSES} THEN $5 ELSE o.since END)
          UPDATE work SET tried = $2 WHERE id = $1`,
        values: [id, tried, from, breakOf(crew.statuses), now],
      });
      const work = workOf({ ...row, tried }, crew.rules);
      const why = explain(work, crew.hands, crew.rules, now);
      await keepRouting(tx, [routingRow({ work, crew, what: 'missed', chosen: from, why, now })]);
    });
  } catch (error) {
    // somebody was faster: it is read again
    if (!isRace(error)) throw error;
  }
};

/** Whoever has it has opened it. */
export const acceptWork = async (db: Database, id: string, userId: string): Promise<void> => {
  await db.pool.query({
    name: 'accept-work',
    text: `WITH mine AS (${ACCEPT_WORK} RETURNING assignee_id)
      UPDATE operator SET misses = 0 WHERE id = (SELECT assignee_id FROM mine)`,
    values: [id, userId],
  });
};
