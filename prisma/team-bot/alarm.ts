import { alarmsIn, heed, type AlarmKind, type KnownAlarm } from '../../workflows/ops/alarm.ts';
import { alarmSaid } from '../../workflows/ops/alarm.words.ts';
import type { Ops } from '../../workflows/ops/ops.schema.ts';
import { botSays } from '../../workflows/team-bot/team-bot.words.ts';
import { inTransaction, type Database } from '../client.ts';
import { onCallChats } from './on-call.ts';
import { keepSaying } from './outbox.ts';

type Row = { what: AlarmKind; since: Date; told_at: Date | null };

/** Accounts that do not send or take in as they should. */
export const accountsInTrouble = async (db: Database): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id FROM channel_account WHERE blocked_at IS NULL AND (state = 'down' OR trouble IS NOT NULL OR intake_error IS NOT NULL) ORDER BY id`,
  );
  return rows.map(({ id }) => id);
};

/** Whether somebody is there to be told. */
export const isAnybodyOnCall = async (db: Database): Promise<boolean> => (await onCallChats(db)).length > 0;

/** Tells whoever is on call what has begun, what lasts and what is over: of all nodes that look one tells. */
export const tellAlarms = (
  db: Database,
  ops: Ops,
  rest: { freeOfDisk: number; accounts: string[] },
  now = new Date().toISOString(),
): Promise<number> =>
  inTransaction(db, async (tx) => {
    await tx.pool.query(`SELECT pg_advisory_xact_lock(hashtextextended('ops alarms', 0))`);
    const { rows } = await tx.pool.query<Row>('SELECT what, since, told_at FROM ops_alarm');
    const known = rows.map(({ what, since, told_at: told }): KnownAlarm => ({
      ...{ what, since: since.toISOString(), toldAt: told?.toISOString() ?? null },
    }));
    const { news, known: kept } = heed(known, alarmsIn(ops, rest), now);
    await tx.pool.query('DELETE FROM ops_alarm WHERE what <> ALL($1)', [kept.map(({ what }) => what)]);
    await tx.pool.query(
      `INSERT INTO ops_alarm (what, since, count, told_at) SELECT what, since, count, "toldAt"
         FROM jsonb_to_recordset($1) AS k(what text, since timestamptz, count int, "toldAt" timestamptz)
       ON CONFLICT (what) DO UPDATE SET count = excluded.count, told_at = excluded.told_at`,
      [JSON.stringify(kept)],
    );
    for (const { account, chat, language } of news.length > 0 ? await onCallChats(tx) : [])
      for (const one of news)
        await keepSaying(tx, {
          ...{ key: `ops/${one.what}/${one.since}/${one.is}/${now}/${chat}`, account, chat },
          says: {
            ...{ do: 'say', text: alarmSaid(one, language) },
            buttons: [[{ text: botSays(language)('button.open'), path: '/ops' }]],
          },
        });
    return news.length;
  });
