import { conditionSentence } from '../../workflows/automation/automation-sentence.ts';
import { fulfils, pathsOf } from '../../workflows/automation/condition.ts';
import type { Memory } from '../../workflows/automation/memory.ts';
import { factsAt } from '../../workflows/automation/view.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import type { Entering } from '../../workflows/pipeline/entry.ts';
import type { PipelineDefinition, Stage } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Role } from '../../workflows/user/user.schema.ts';
import type { Database } from '../client.ts';
import { leadFacts } from './lead-facts.ts';
import type { LeadRow } from './lead-row.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import { readProcess } from '../process/process.ts';
import { inEach } from '../../workflows/words/words.ts';

/** What a stage's requirements are checked against; queries only what the stage requires. */
export const enteringOf = async (
  db: Database,
  lead: LeadRow,
  definition: PipelineDefinition,
  stage: Stage | undefined,
  { actor, at }: { actor: Actor; at: string },
): Promise<Entering> => ({
  role: stage?.movers ? await roleOf(db, actor) : null,
  checklist: lead.checklist,
  ...(stage?.entry ? await factsFor(db, lead, definition, stage.entry, at) : { facts: {} }),
});

const factsFor = async (
  db: Database,
  lead: LeadRow,
  definition: PipelineDefinition,
  entry: NonNullable<Stage['entry']>,
  at: string,
): Promise<Pick<Entering, 'facts' | 'unmet'>> => {
  const needs = new Set([...entry.fields, ...pathsOf(entry.if)].map((path) => path.split('.')[0] ?? ''));
  const known = await leadFacts(db, lead, needs);
  if (!entry.if) return { facts: known };
  const memory = needs.has('outcomes') ? (await readProcess(db, `lead:${lead.id}`))?.memory : undefined;
  const outcomes = (memory as Memory | null | undefined)?.outcomes ?? {};
  const facts = factsAt(await livePipeline(db, lead.pipeline_version_id), known, outcomes, at, needs);
  const condition = entry.if;
  const unmet = fulfils(condition, facts, at)
    ? undefined
    : inEach((language) => conditionSentence(condition, definition, language));
  return { facts, unmet };
};

/** An automation has no role: it may go wherever the pipeline sends it. */
const roleOf = async (db: Database, actor: Actor): Promise<Role | null> => {
  if (actor.kind !== 'user') return null;
  const { rows } = await db.pool.query<{ role: Role }>({
    name: 'role-of',
    text: 'SELECT role FROM app_user WHERE id = $1',
    values: [actor.id],
  });
  return rows[0]?.role ?? null;
};
