import { deedsOf } from '../../../workflows/automation/action/index.ts';
import { isEvent } from '../../../workflows/event/catalogue.ts';
import { upcast } from '../../../workflows/event/upcast.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Wait } from '../../../workflows/process/process.schema.ts';

export type Box = {
  id: string;
  kind: 'done' | 'here' | 'next' | 'wait';
  stage?: string;
  wait?: Wait;
  at?: string | null;
  why: Named[];
};
type Named = PipelineDefinition['name'] | string;

const MOST_VISITS = 6;

/** The stages that the lead went through and by whose hand, where it stands, what it waits for, and every stage that may come next. */
export const wayOf = (lead: Lead, waits: Wait[], events: Event[], definition: PipelineDefinition): Box[] => {
  const visits = visitsOf(lead, events, definition).slice(-MOST_VISITS);
  const boxes = visits.map(({ stage, at, why }, index): Box => ({
    id: `visit ${index}`,
    kind: index === visits.length - 1 ? 'here' : 'done',
    stage,
    at,
    why,
  }));
  if (lead.closedAt !== null) return boxes;
  const waiting = waits.map((wait, index): Box => ({
    id: `wait ${index}`,
    kind: 'wait',
    wait,
    at: wait.until,
    why: [],
  }));
  const next = nextOf(lead, definition).map(([stage, why]): Box => ({ id: `next ${stage}`, kind: 'next', stage, why }));
  return [...boxes, ...waiting, ...next];
};

const visitsOf = (
  lead: Lead,
  events: Event[],
  { automations, stages }: PipelineDefinition,
): { stage: string; at: string; why: Named[] }[] => {
  const by = ({ cause, actor }: Event): Named[] => {
    const automation = automations.find(({ key }) => key === cause?.automation);
    return automation ? [automation.name] : actor.name ? [actor.name] : [];
  };
  const visits = events.flatMap((event) => {
    if (isEvent(event, 'lead.moved')) return [{ stage: event.data.to, at: event.at, why: by(event) }];
    if (!isEvent(event, 'lead.created')) return [];
    return [{ stage: upcast(event).data.stage ?? stages[0]?.key ?? '', at: event.at, why: by(event) }];
  });
  return visits.length ? visits : [{ stage: lead.stage, at: lead.stageEnteredAt, why: [] }];
};

/** Stage by stage: the outcomes and automations that would bring the lead there from where it stands. */
const nextOf = (lead: Lead, { automations, outcomes, stages }: PipelineDefinition): [string, Named[]][] => {
  const reasons = new Map<string, Named[]>();
  const add = (stage: string, why: Named) => reasons.set(stage, [...(reasons.get(stage) ?? []), why]);
  for (const { stage, name } of outcomes) if (stage) add(stage, name);
  for (const { when, then, name, stages: only } of automations) {
    if (when.on === 'task.done' || when.on === 'stage.entered' || (only && !only.includes(lead.stage))) continue;
    for (const deed of then.flatMap(deedsOf)) if ('moves' in deed) add(deed.moves, name);
  }
  for (const { key, kind, name } of stages) if (kind === 'lost' && !reasons.has(key)) add(key, name);
  return stages.filter(({ key }) => key !== lead.stage && reasons.has(key)).map(({ key }) => [key, reasons.get(key)!]);
};
