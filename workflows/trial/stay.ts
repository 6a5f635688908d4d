import { timersOf } from '../automation/clock.ts';
import type { SubjectFacts } from '../automation/facts.ts';
import { newMemory, type Memory } from '../automation/memory.ts';
import { programOf, type LivePipeline } from '../automation/program.ts';
import { talkAfter } from '../automation/talk.ts';
import type { Pause } from '../calendar/span.ts';
import { byType, columnsOf, type ByType } from '../event/catalogue.ts';
import type { Meaning } from '../subject/noun.ts';
import { meaningOf } from '../subject/nouns.ts';
import type { Recorded } from './trial.schema.ts';

/** A subject at a moment, from its events: its columns, the stay at its stage, what its process knew of itself. */
export type Stay = {
  row: Record<string, unknown>;
  born: boolean;
  entry: Memory['entry'];
  pauses: Pause[];
  outcomes: Record<string, number>;
  talk: Memory['talk'] | null;
  /** runs that wait */
  runs: Set<string>;
};

export const newStay = (): Stay => ({
  ...{ row: {}, born: false, entry: null, talk: null },
  ...{ pauses: [], outcomes: {}, runs: new Set() },
});

/** Takes in the next event; `own`: it is of the subject itself and tells its columns. */
export const foldStay = (stay: Stay, event: Recorded, own: boolean): void => {
  if (own) {
    const set = columnsOf(event);
    for (const column in set) stay.row[column] = set[column]![1];
  }
  const meaning = meaningOf(event);
  if (meaning) foldMeaning(stay, event, meaning);
  byType(folds, event, stay);
};

const foldMeaning = (stay: Stay, event: Recorded, meaning: Meaning): void => {
  const { id, at, data } = event;
  switch (meaning) {
    case 'began':
    case 'moved':
    case 'reopened':
      stay.born ||= meaning === 'began';
      stay.entry = { event: id, at, stage: String(data['to'] ?? stay.row['stage'] ?? '') };
      break;
    case 'paused':
      stay.pauses.push({ from: at, to: null });
      break;
    case 'resumed': {
      const { from, shiftMs } = data as { from?: string; shiftMs?: number };
      stay.pauses = stay.pauses.filter(({ to }) => to !== null);
      if (from) stay.pauses.push({ from, to: at });
      else if (stay.entry) stay.entry = { ...stay.entry, shiftMs: (stay.entry.shiftMs ?? 0) + (shiftMs ?? 0) };
      break;
    }
    case 'counted': {
      const { outcome } = data;
      if (typeof outcome === 'string') stay.outcomes[outcome] = (stay.outcomes[outcome] ?? 0) + 1;
      break;
    }
    case 'asked':
    case 'answered':
      stay.talk = talkAfter(stay.talk ?? null, event, 1);
      break;
    default:
  }
};

const folds: ByType<Recorded, [stay: Stay], void> = {
  'automation.waiting': ({ data }, { runs }) => void runs.add(data.run),
  'automation.went_on': ({ data }, { runs }) => void runs.delete(data.run),
  'automation.ended': ({ data }, { runs }) => void runs.delete(data.run),
  'automation.stopped': ({ data }, { runs }) => void runs.delete(data.run),
};

/** The memory of a process that has followed another pipeline until now: its stay, but no clock and no run. */
export const memoryOf = ({ entry, pauses, outcomes, talk }: Stay): Memory => ({
  ...newMemory(),
  entry,
  pauses: [...pauses],
  outcomes: { ...outcomes },
  ...(talk ? { talk } : {}),
});

/** Whether the open subject had neither a clock nor a run to wait for. */
export const isIdleStay = (stay: Stay, facts: SubjectFacts, lived: LivePipeline, at: string): boolean => {
  if (!stay.born || facts.closedAt !== null || facts.pausedAt !== null || stay.runs.size > 0) return false;
  if (!stay.entry || programOf(lived.definition).clocks.length === 0) return true;
  const living = { stay: stay.entry, pauses: stay.pauses, talk: stay.talk };
  return !timersOf(lived, living, facts, { after: at, depth: 1 }).some((timer) => timer.at > at);
};
