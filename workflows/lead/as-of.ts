import { advance } from '../automation/advance.ts';
import type { Facts, SubjectEvent, SubjectFacts } from '../automation/facts.ts';
import { newMemory, type Memory } from '../automation/memory.ts';
import type { LivePipeline } from '../automation/program.ts';
import { isEvent } from '../event/catalogue.ts';
import { undoneNumbers } from '../undo/undone.ts';
import { factsOfLead, leadOf } from './columns.ts';
import { applyEvent, type Row, type Rows, type FoldedEvent } from './story.ts';

export type StoryEvent = FoldedEvent & SubjectEvent;
/** What no event of the lead tells: its versions by id, e-mails of users by id, its contact and company as they are today. */
export type Known = {
  leadId: string;
  pipelines: Map<string, LivePipeline>;
  emails: Map<string, string>;
  facts: Facts;
};
export type State = { rows: Rows; lead: Row; memory: Memory; told: StoryEvent[] };

/**
 * A lead as it was at a moment: its rows from a fold of its events; what it waited for from the real interpreter, which answers the same
 * events while its commands are not run. `events` in the record's order.
 */
export const asOf = (events: StoryEvent[], at: string, known: Known): State => {
  const rows: Rows = new Map();
  const told: StoryEvent[] = [];
  let memory = newMemory();
  let unheard: StoryEvent[] = [];
  const take = (now: string, heard: StoryEvent[]) => {
    const row = rows.get(`lead:${known.leadId}`)?.row;
    const pipeline = row && known.pipelines.get(String(row['pipeline_version_id']));
    if (!pipeline) return;
    if (row['paused_at']) {
      unheard = [...unheard, ...heard];
      return;
    }
    memory = advance(pipeline, memory, factsOfRows(rows, row, known), [...unheard, ...heard], now).memory;
    unheard = [];
  };
  const undone = undoneNumbers(events.filter((event) => event.at <= at));
  for (const event of events) {
    if (event.at > at) continue;
    if (undone.has(event.number)) {
      applyEvent(rows, event);
      told.push(event);
      continue;
    }
    // first what was due before the event; what a click changed and an undo puts back was nothing to go by
    if (told.length > 0 && event.type !== 'lead.undone') take(event.at, []);
    applyEvent(rows, event);
    told.push(event);
    take(event.at, [event]);
    memory = asTold(memory, event);
  }
  take(at, []);
  return { rows, lead: rows.get(`lead:${known.leadId}`)?.row ?? {}, memory, told };
};

/**
 * A turn began a moment before its events were written, so the recorded moment of a run's wait, exact to the millisecond, replaces the
 * computed one.
 */
const asTold = (memory: Memory, event: StoryEvent): Memory => {
  if (!isEvent(event, 'automation.waiting') || !event.data.until) return memory;
  const { run: id, until, setAt } = event.data;
  return {
    ...memory,
    runs: memory.runs.map((run) =>
      run.id === id && run.wait ? { ...run, wait: { ...run.wait, until, ...(setAt ? { setAt } : {}) } } : run,
    ),
  };
};

const factsOfRows = (rows: Rows, row: Row, { emails, facts }: Known): SubjectFacts => {
  const { responsible = null, ...lead } = factsOfLead(leadOf(row));
  return {
    ...facts,
    ...lead,
    responsible: responsible === null ? null : (emails.get(responsible) ?? responsible),
    invoices: {
      unpaid: count(rows, 'invoice', ({ state }) => state === 'sent' || state === 'part_paid'),
      paid: count(rows, 'invoice', ({ state }) => state === 'paid' || state === 'overpaid'),
    },
    tasks: {
      open: count(rows, 'task', ({ state }) => state === 'open'),
      overdue: count(rows, 'task', ({ state, overdue_at }) => state === 'open' && Boolean(overdue_at)),
    },
  };
};

const count = (rows: Rows, noun: string, which: (row: Row) => boolean): number =>
  [...rows.values()].filter((one) => one.noun === noun && which(one.row)).length;
