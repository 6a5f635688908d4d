import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { NewView, View, ViewPatch, ViewsOf } from '../../workflows/view/view.schema.ts';
import { whyNotChangeView, whyNotShare } from '../../workflows/view/view.ts';
import { inTransaction, type Database } from '../client.ts';
import type { Reader } from '../visible.ts';

/** So many views of a list may one person keep. */
const MOST_VIEWS = 100;

const select = `SELECT v.id, v.name, v.shared, v.search, v.version, jsonb_build_object('id', o.id, 'name', o.name) AS owner,
    EXISTS (SELECT 1 FROM view_default d WHERE d.user_id = $1 AND d.view_id = v.id) AS "isDefault"
  FROM view v JOIN app_user o ON o.id = v.owner_id JOIN app_user me ON me.id = $1
  WHERE (v.owner_id = $1 OR v.shared = 'all' OR (v.shared = 'team' AND o.team_id = me.team_id))`;

/** SQL: the list is that of the pipeline $2, or, without one, that of the noun $3. */
const ofList = `CASE WHEN $2::text IS NULL THEN v.noun = $3 AND v.pipeline_id IS NULL ELSE v.pipeline_id = (SELECT id FROM pipeline WHERE key = $2) END`;

/** The views of a list that this reader sees: one's own, those of the team, those for everybody. */
export const listViews = async (db: Database, me: Reader, { pipeline, noun }: ViewsOf): Promise<View[]> => {
  const { rows } = await db.pool.query<Row>(`${select} AND ${ofList} ORDER BY v.shared, v.name, v.id`, [
    me.id,
    pipeline ?? null,
    noun ?? null,
  ]);
  return rows.map((row) => toView(me, row));
};

/** Refused: UnknownPipeline, ViewForOverseers, TooManyViews. */
export const createView = async (
  db: Database,
  me: Reader,
  { pipeline, noun, ...view }: NewView,
): Promise<View | Refusal> => {
  const refusal = whyNotShare(me, view.shared);
  if (refusal) return refusal;
  if (pipeline !== undefined) {
    const { rowCount } = await db.pool.query('SELECT 1 FROM pipeline WHERE key = $1', [pipeline]);
    if (!rowCount) return refuse('UnknownPipeline', { pipeline });
  }
  const { rows } = await db.pool.query<{ id: string }>(
    `INSERT INTO view (noun, pipeline_id, name, shared, owner_id, search)
     SELECT coalesce($3, (SELECT noun FROM pipeline WHERE key = $2)), (SELECT id FROM pipeline WHERE key = $2), $4, $5, $1, $6
     WHERE (SELECT count(*) FROM view v WHERE v.owner_id = $1 AND ${ofList}) < ${MOST_VIEWS} RETURNING id`,
    [me.id, pipeline ?? null, noun ?? null, view.name, view.shared, JSON.stringify(view.search)],
  );
  return rows[0] ? readView(db, me, rows[0].id) : refuse('TooManyViews', { most: MOST_VIEWS });
};

/** Refused: NotFound, ViewOfAnother, ViewForOverseers, VersionChanged. */
export const changeView = async (
  db: Database,
  me: Reader,
  id: string,
  { version, ...patch }: ViewPatch,
): Promise<View | Refusal> => {
  const view = await readView(db, me, id);
  if (isRefusal(view)) return view;
  const refusal =
    whyNotChangeView(me, view) ?? (patch.shared === undefined ? undefined : whyNotShare(me, patch.shared));
  if (refusal) return refusal;
  const { rowCount } = await db.pool.query(
    `UPDATE view SET name = $3, shared = $4, search = $5, version = version + 1 WHERE id = $1 AND version = $2`,
    [id, version, patch.name ?? view.name, patch.shared ?? view.shared, JSON.stringify(patch.search ?? view.search)],
  );
  return rowCount ? readView(db, me, id) : refuse('VersionChanged');
};

/** Refused: NotFound, ViewOfAnother. */
export const deleteView = async (db: Database, me: Reader, id: string): Promise<void | Refusal> => {
  const view = await readView(db, me, id);
  const refusal = isRefusal(view) ? view : whyNotChangeView(me, view);
  if (refusal) return refusal;
  await db.pool.query('DELETE FROM view WHERE id = $1', [id]);
};

/** With which of the views of its list somebody begins; with `is` false with none. Refused: NotFound. */
export const beginWithView = async (db: Database, me: Reader, id: string, is: boolean): Promise<View | Refusal> => {
  const view = await readView(db, me, id);
  if (isRefusal(view)) return view;
  await inTransaction(db, async ({ pool }) => {
    await pool.query(
      `DELETE FROM view_default d USING view o, view v WHERE d.user_id = $1 AND d.view_id = o.id AND v.id = $2
         AND (o.noun, o.pipeline_id) IS NOT DISTINCT FROM (v.noun, v.pipeline_id)`,
      [me.id, id],
    );
    if (is)
      await pool.query(
        `INSERT INTO view_default (user_id, pipeline_id, view_id) SELECT $1, v.pipeline_id, v.id FROM view v WHERE v.id = $2
         ON CONFLICT DO NOTHING`,
        [me.id, id],
      );
  });
  return { ...view, isDefault: is };
};

const readView = async (db: Database, me: Reader, id: string): Promise<View | Refusal> => {
  const { rows } = await db.pool.query<Row>(`${select} AND v.id = $2`, [me.id, id]);
  return rows[0] ? toView(me, rows[0]) : refuse('NotFound');
};

type Row = Omit<View, 'mayChange'>;
const toView = (me: Reader, row: Row): View => ({ ...row, mayChange: !whyNotChangeView(me, row) });
