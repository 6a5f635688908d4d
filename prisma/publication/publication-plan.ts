import { pathsOf } from '../../workflows/automation/condition.ts';
import { ofLeads, withHouse } from '../../workflows/field/field.ts';
import { programOf, type LivePipeline } from '../../workflows/automation/program.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { PublicationChoice, PublicationPlan } from '../../workflows/publication/publication.schema.ts';
import { fateOf, firesOnMigration, type LeadFate } from '../../workflows/publication/publication.ts';
import { newTally } from '../../workflows/publication/tally.ts';
import { houseFields } from '../field/house-fields.ts';
import { calendarOf, pipelineOfVersion } from '../pipeline/pipeline.ts';
import type { Database } from '../client.ts';
import { leadNow } from '../lead/lead-row.ts';
import { calendarsOf } from '../automation/live-pipeline.ts';
import { livingLeads, type LivingRow } from '../automation/living-lead.ts';
import { sql } from '../sql.ts';
import { foretellSubjects } from '../subject/subject-publication.ts';

const BATCH = 250;

/** What publishing a definition would do to whatever is open in its pipeline; reads it batch by batch, so that its memory does not grow with it. */
export const planPublication = async (
  db: Database,
  { pipelineId, definition, choice }: { pipelineId: string; definition: PipelineDefinition; choice: PublicationChoice },
  beat: () => void = () => {},
): Promise<PublicationPlan> => {
  const began = performance.now();
  const to = await liveDefinition(db, definition, 0);
  const needs = needsOf(definition);
  const tally = newTally();
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const where = sql`l.pipeline_id = ${pipelineId} AND l.closed_at IS NULL AND l.id > ${after}::uuid`;
    const rows = await livingLeads(db, { where, needs, limit: BATCH });
    for (const row of rows) {
      const { fate, fires } = await foretell(db, row, to, choice);
      tally.add(row.lead.id, fate, fires);
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) break;
    after = last.lead.id;
    beat();
  }
  await foretellSubjects(db, { pipelineId, choice }, to, (id, { fate, fires }) => tally.add(id, fate, fires), beat);
  return tally.plan(Math.round(performance.now() - began));
};

/** The fate of one lead, and which automations would fire at once if allowed. */
export const foretell = async (
  db: Database,
  row: LivingRow,
  to: LivePipeline,
  choice: PublicationChoice,
): Promise<{ fate: LeadFate; fires: string[] }> => {
  const from = await pipelineOfVersion(db, row.lead.pipeline_version_id);
  const fate = fateOf(row, from.definition, to.definition, choice);
  return { fate, fires: fate.to === null ? [] : firesOnMigration(to, row, fate.to, leadNow(row.lead)) };
};

export const liveDefinition = async (
  db: Database,
  definition: PipelineDefinition,
  version: number,
): Promise<LivePipeline> => {
  const [calendars, house] = await Promise.all([calendarsOf(db), houseFields(db)]);
  const own = definition.calendar ? calendars[definition.calendar] : undefined;
  const whole = withHouse(definition, ofLeads(house));
  return { definition: whole, version, calendars: { ...calendars, '': own ?? calendarOf(undefined) } };
};

/** What conditions of automations and entries look at. */
export const needsOf = (definition: PipelineDefinition): Set<string> => {
  const entries = definition.stages.flatMap(({ entry }) => [...(entry?.fields ?? []), ...pathsOf(entry?.if)]);
  return new Set([...programOf(definition).needs, ...entries.map((path) => path.split('.')[0] ?? '')]);
};
