import type { CallOrder, ListenAs } from '../../workflows/call/call.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';

type Listener = {
  extension: string | null;
  /** she talks in it, or is rung for it */
  own: boolean;
  busy: boolean;
  /** whose other call she listens to */
  elsewhere: string | null;
};

/** How somebody who oversees comes into a call. Refused: ListenToOneself, ExtensionMissing, CallUnderWay, ListensElsewhere. */
export const listenTo = async (
  db: Database,
  { callId, userId, as }: { callId: string; userId: string; as: ListenAs },
): Promise<CallOrder | Refusal> => {
  const { rows } = await db.pool.query<Listener>({
    name: 'who-listens',
    text: `WITH hers AS (SELECT cl.id, cl.user_id, cl.listens @> me.open AS listens, cl.user_id = $2 OR cl.legs @> me.open AS own
        FROM call cl, (SELECT jsonb_build_array(jsonb_build_object('userId', $2::uuid, 'to', NULL)) AS open) me WHERE cl.state <> 'ended')
      SELECT u.extension, EXISTS (SELECT 1 FROM hers WHERE id = $1 AND own) AS own, EXISTS (SELECT 1 FROM hers WHERE id <> $1 AND own) AS busy,
        (SELECT coalesce(w.name, '…') FROM hers LEFT JOIN app_user w ON w.id = hers.user_id WHERE hers.id <> $1 AND listens LIMIT 1) AS elsewhere
      FROM app_user u WHERE u.id = $2`,
    values: [callId, userId],
  });
  const { extension = null, own = false, busy = false, elsewhere = null } = rows[0] ?? {};
  if (own) return refuse('ListenToOneself');
  if (extension === null) return refuse('ExtensionMissing');
  if (busy) return refuse('CallUnderWay');
  return elsewhere === null ? { do: 'listen', as, extension } : refuse('ListensElsewhere', { name: elsewhere });
};
