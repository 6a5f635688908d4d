import { actionKind } from '../../automation/action/index.ts';
import type { Step } from '../../automation/automation.schema.ts';
import { flowKinds, type FlowKind } from '../../automation/flow/flow.ts';
import type { Input } from '../../automation/kind.ts';
import type { Words } from '../../words/words.schema.ts';
import { inLanguage } from '../../words/words.ts';
import { isSame, say, translatedIn, type Change, type Sides } from './change.ts';
import { valueText } from './value.ts';

const flows = new Map<string, FlowKind<never>>(flowKinds.map((kind) => [kind.do, kind as unknown as FlowKind<never>]));
const formOf = (step: { do: string }): Input[] => (actionKind(step) ?? flows.get(step.do))?.form ?? [];

/** A difference inside an automation: the path of the step now (of a removed one, where it was), and its sentence. */
export type Inside = { step?: string; says: Change['says'] };
type Where = (language: Parameters<Change['says']>[0]) => string;

/** Steps have no keys: equal ones are paired; of the rest, those of one kind between the same neighbours. */
export const stepChanges = (sides: Sides, where: Where, before: Step[], after: Step[], prefix = ''): Inside[] => {
  const pairs = pairsOf(before, after);
  const gone = before.flatMap((step, index) => (pairs.some(([from]) => from === index) ? [] : [{ step, index }]));
  const fresh = after.flatMap((step, index) => (pairs.some(([, to]) => to === index) ? [] : [{ step, index }]));
  const said =
    (step: Step, side: 'was' | 'now'): Where =>
    (language) =>
      sides[side](language).steps([step]);
  const changes: Inside[] = [];
  for (const { step, index } of gone) {
    const elsewhere = fresh.find((one) => isSame(one.step, step));
    if (elsewhere) continue;
    changes.push({
      step: `${prefix}${index}`,
      says: (language) => say('stepRemoved', language, { where: where(language), step: said(step, 'was')(language) }),
    });
  }
  for (const { step, index } of fresh) {
    const key = gone.some((one) => isSame(one.step, step)) ? 'stepMoved' : 'stepAdded';
    changes.push({
      step: `${prefix}${index}`,
      says: (language) => say(key, language, { where: where(language), step: said(step, 'now')(language) }),
    });
  }
  for (const [from, to] of pairs)
    changes.push(...stepChange(sides, where, before[from]!, after[to]!, `${prefix}${to}`));
  return changes;
};

const stepChange = (sides: Sides, where: Where, before: Step, after: Step, path: string): Inside[] => {
  if (before === after || isSame(before, after)) return [];
  const nested = (side: 'then' | 'else') =>
    stepChanges(sides, where, stepsIn(before, side), stepsIn(after, side), `${path}.${side}.`);
  const inside = [...nested('then'), ...nested('else')];
  const fields = formOf(after).filter(({ as }) => as !== 'steps');
  const own = fieldChanges(sides, where, fields, before as Values, after as Values);
  const changes = [...(own ?? []).map((one): Inside => ({ ...one, step: path })), ...inside];
  if (own && changes.length > 0) return changes;
  return [
    {
      step: path,
      says: (language) => {
        const texts = { before: sides.was(language).steps([before]), after: sides.now(language).steps([after]) };
        return texts.before === texts.after
          ? say('stepChanged', language, { where: where(language), step: texts.after })
          : say('stepBecame', language, { where: where(language), ...texts });
      },
    },
    ...inside,
  ];
};

const stepsIn = (step: Step, side: 'then' | 'else'): Step[] =>
  step.do === 'branch' || step.do === 'wait.event' ? step[side] : [];

type Values = Record<string, unknown>;

/** What differs, by the inputs of a kind's form; undefined where a change can only be shown by the whole step. */
export const fieldChanges = (
  sides: Sides,
  where: Where,
  form: Input[],
  before: Values,
  after: Values,
): Inside[] | undefined => {
  const changes: Inside[] = [];
  for (const input of form) {
    const [was, now] = [before[input.field], after[input.field]];
    if (isSame(was, now)) continue;
    if (sayable(input, was, sides) && sayable(input, now, sides))
      changes.push({ says: fieldChange(sides, where, input, was, now) });
    else return undefined;
  }
  return changes;
};

const sayable = (input: Input, value: unknown, { now }: Sides): boolean =>
  value === undefined || valueText(input, value, now('ru')) !== undefined;

const fieldChange =
  ({ was, now }: Sides, where: Where, input: Input, from: unknown, to: unknown): Change['says'] =>
  (language) => {
    const name = inLanguage(input.name, language);
    const field = name.charAt(0).toLowerCase() + name.slice(1);
    const texts = {
      where: where(language),
      field,
      before: from === undefined ? undefined : valueText(input, from, was(language)),
      after: to === undefined ? undefined : valueText(input, to, now(language)),
    };
    if (texts.before === undefined) return say('fieldSet', language, texts);
    if (texts.after === undefined) return say('fieldUnset', language, texts);
    if (texts.before === texts.after)
      return say('fieldTranslated', language, { ...texts, languages: translatedIn(from as Words, to as Words) });
    return say(input.as === 'duration' || input.as === 'due' ? 'became' : 'fieldBecame', language, texts);
  };

/** Pairs of indexes, in order: the longest sequence of equal steps, and between those the ones of the same kind one by one. */
export const pairsOf = (before: Step[], after: Step[]): [number, number][] => {
  const equal = longestRow(before, after, isSame);
  const pairs: [number, number][] = [];
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...equal, [before.length, after.length] as [number, number]]) {
    const gap = longestRow(before.slice(a, nextA), after.slice(b, nextB), (x, y) => x.do === y.do);
    for (const [x, y] of gap) pairs.push([a + x, b + y]);
    if (nextA < before.length && nextB < after.length) pairs.push([nextA, nextB]);
    [a, b] = [nextA + 1, nextB + 1];
  }
  return pairs;
};

const longestRow = (a: Step[], b: Step[], fits: (x: Step, y: Step) => boolean): [number, number][] => {
  const lengths = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i]![j] = fits(a[i]!, b[j]!)
        ? lengths[i + 1]![j + 1]! + 1
        : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const row: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (fits(a[i]!, b[j]!)) row.push([i++, j++]);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  return row;
};
