import type { SimulationStart } from '../../workflows/automation/simulate.ts';
import type { SubjectFacts } from '../../workflows/automation/facts.ts';
import type { Click, Foresight } from '../../workflows/lead/foresight.schema.ts';
import { foresee } from '../../workflows/lead/foresight.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { templatesOf } from '../../workflows/template/templates-of.ts';
import type { Database } from '../client.ts';
import { readLeadRow } from '../lead/lead-row.ts';
import type { Reader } from '../visible.ts';
import { leadToSimulate } from './lead-to-simulate.ts';
import { livePipeline } from './live-pipeline.ts';
import { readAsks } from './world.queries.ts';

/** What automations would do at once to a click on this lead; undefined for one that the reader may not see. */
export const foreseeClick = async (
  db: Database,
  me: Reader,
  leadId: string,
  click: Click,
): Promise<Foresight | undefined> => {
  const [start, row] = await Promise.all([leadToSimulate(db, me, leadId), readLeadRow(db, leadId)]);
  if (!start || isRefusal(row)) return undefined;
  const pipeline = await livePipeline(db, row.pipeline_version_id);
  const asks = await readAsks(db, templatesOf(pipeline.definition));
  const lead = {
    facts: start.facts as SubjectFacts,
    process: (start.process as SimulationStart['process'] | null) ?? undefined,
    tasks: start.tasks,
    invoices: start.invoices as SimulationStart['invoices'],
    ...(typeof start.facts['responsible'] === 'string' ? { assignee: start.facts['responsible'] } : {}),
  };
  const { sends, ...foreseen } = foresee({ ...pipeline, asks }, lead, start.now, click);
  const { rows } = await db.pool.query<{ key: string; name: string }>(
    'SELECT key, max(name) AS name FROM template WHERE key = ANY($1) GROUP BY key',
    [sends.map(({ template }) => template)],
  );
  const names = new Map(rows.map(({ key, name }) => [key, name]));
  return { ...foreseen, sends: sends.map((send) => ({ ...send, name: names.get(send.template) ?? '' })) };
};
