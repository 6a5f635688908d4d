import type { FieldValue } from '../field/field.schema.ts';
import type { Answers, ScriptDefinition, ScriptStep } from './script.schema.ts';

/** A step on the way; the same one met again is another visit, asked anew: `key`, then `key.2`. */
export type Visit = { id: string; step: ScriptStep; answer: FieldValue | undefined };
/** What an answer fills in. */
export type Write = { visit: string; noun: 'lead' | 'contact'; field: string; value: FieldValue };
type Walk = {
  /** from the first step to where the talk is now */
  path: Visit[];
  /** the last of the path: not passed yet, an end, or one that leads nowhere; undefined in an empty script */
  here: Visit | undefined;
  writes: Write[];
};

/**
 * Where a talk is by what was answered so far. Answers of visits that the path does not pass any more count for nothing, and are there again when it does:
 * whoever changes an early answer keeps the later ones.
 */
export const walk = ({ steps }: Pick<ScriptDefinition, 'steps'>, answers: Answers): Walk => {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const visits = new Map<string, number>();
  const path: Visit[] = [];
  let step = steps[0];
  while (step) {
    const count = (visits.get(step.key) ?? 0) + 1;
    visits.set(step.key, count);
    const id = count === 1 ? step.key : `${step.key}.${count}`;
    const answer = step.do === 'end' || !Object.hasOwn(answers, id) ? undefined : answers[id];
    path.push({ id, step, answer });
    // each visit needs an answer of its own, so a circle ends
    step = answer === undefined ? undefined : byKey.get(nextOf(step, answer) ?? '');
  }
  return { path, here: path.at(-1), writes: writesOf(path) };
};

/** Where a step leads by its answer; undefined where it leads nowhere. */
export const nextOf = (step: ScriptStep, answer: FieldValue): string | undefined => {
  if (step.do === 'end') return undefined;
  if (step.do === 'say') return step.next;
  return step.ways.find(({ value }) => isAnswer(value, answer))?.next ?? step.next;
};

/** Whether a way stands for an answer; one of several chosen options is enough. */
const isAnswer = (value: string, answer: FieldValue): boolean =>
  Array.isArray(answer) ? answer.includes(value) : answer !== null && String(answer) === value;

/** Whether this can be an answer at all: of a choice one of its ways, of what is said that it was said. */
export const fitsStep = (step: ScriptStep, answer: FieldValue): boolean => {
  if (step.do === 'end') return false;
  if (step.do === 'say') return answer === true;
  if (step.save) return true;
  return answer === null ? step.next !== undefined : step.ways.some(({ value }) => isAnswer(value, answer));
};

/** The last answer for a field wins; what was passed without an answer writes nothing. */
const writesOf = (path: Visit[]): Write[] => {
  const writes = new Map<string, Write>();
  for (const { id, step, answer } of path)
    if (step.do === 'ask' && step.save && answer !== undefined && answer !== null)
      writes.set(`${step.save.noun}.${step.save.field}`, { visit: id, ...step.save, value: answer });
  return [...writes.values()];
};
