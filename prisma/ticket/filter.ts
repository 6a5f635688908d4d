import { countFact, momentFact, textFact, type FactSql } from '../automation/condition-sql.ts';
import { sql } from '../sql.ts';

/** When something runs out next for a ticket `k`: what is promised by its policy, or by hand. */
export const DUE = sql`least(k.promise_at, k.due_at)`;

/** What a condition may ask of tickets, aliased `k`; their fields stand in `k.fields`. */
export const ticketPlaces: Record<string, FactSql> = {
  stage: textFact(sql`k.stage`),
  subject: textFact(sql`k.subject`),
  type: textFact(sql`k.type`),
  topic: textFact(sql`k.topic`),
  priority: textFact(sql`k.priority`),
  source: textFact(sql`k.source`),
  language: textFact(sql`k.language`),
  branch: textFact(sql`k.branch`),
  region: textFact(sql`k.region`),
  responsible: textFact(sql`k.responsible_id::text`),
  group: textFact(sql`k.group_id::text`),
  tags: { json: sql`to_jsonb(k.tags)` },
  talks: countFact(sql`jsonb_array_elements(k.talks)`),
  nextDueAt: momentFact(DUE),
  dueAt: momentFact(sql`k.due_at`),
  postponedUntil: momentFact(sql`k.postponed_until`),
  createdAt: momentFact(sql`k.created_at`),
  stageEnteredAt: momentFact(sql`k.stage_entered_at`),
  closedAt: momentFact(sql`k.closed_at`),
  pausedAt: momentFact(sql`k.paused_at`),
};
