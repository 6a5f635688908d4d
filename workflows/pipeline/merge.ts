import type { Automation, Step } from '../automation/automation.schema.ts';
import { keyFromName } from '../words/key.ts';
import { isSame } from './diff/change.ts';
import { movedOf } from './diff/list.ts';
import type { PipelineDefinition } from './pipeline.schema.ts';

/** `stages.new.name.ru`, `automations.welcome.then.0`; `stages.order` is the order of the stages. */
export type Place = string;
export type Side = 'base' | 'mine' | 'theirs';
export type Merged = {
  definition: PipelineDefinition;
  /** places that both changed, each in another way */
  both: Place[];
};

/**
 * Two people's drafts of one base as one: by the keys of stages, fields, outcomes, automations and their like, so that changes of different places both stay.
 * Where both changed the same place `choices` decide; theirs was first and stands where nothing was chosen.
 */
export const mergeDrafts = (
  base: PipelineDefinition,
  mine: PipelineDefinition,
  theirs: PipelineDefinition,
  choices: Record<Place, Side> = {},
): Merged => {
  const both: Place[] = [];
  const own = { ...mine, automations: renamed(base.automations, mine.automations, theirs.automations) };
  const ask: Ask = (place, sides) => {
    both.push(place);
    return sides[choices[place] ?? 'theirs'];
  };
  return { definition: mergeValue('', { base, mine: own, theirs }, ask) as PipelineDefinition, both };
};

type Sides = Record<Side, unknown>;
type Ask = (place: Place, sides: Sides) => unknown;

/** What has a meaning only as a whole. */
const WHOLE = new Set(['when', 'if', 'movers']);

const mergeValue = (place: Place, sides: Sides, ask: Ask): unknown => {
  const { base, mine, theirs } = sides;
  if (isSame(base, theirs) || isSame(mine, theirs)) return mine;
  if (isSame(base, mine)) return theirs;
  const name = place.slice(place.lastIndexOf('.') + 1);
  if (WHOLE.has(name)) return ask(place, sides);
  if (name === 'then') return mergeSteps(place, sides, ask);
  // without a base two things were made under one key, not one
  if (isThings(base) && isThings(mine) && isThings(theirs)) return mergeThings(place, { base, mine, theirs }, ask);
  if (areKeyed(mine) && areKeyed(theirs) && (base === undefined || areKeyed(base)))
    return mergeKeyed(place, { base: base ?? [], mine, theirs }, ask);
  return ask(place, sides);
};

type Things = Record<string, unknown>;

const mergeThings = (place: Place, { base, mine, theirs }: Record<Side, Things>, ask: Ask): Things => {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const pairs = names.flatMap((name) => {
    const at = place ? `${place}.${name}` : name;
    const value = mergeValue(at, { base: base[name], mine: mine[name], theirs: theirs[name] }, ask);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
};

/** Steps have no keys: while all three have the same kinds in a row each is told from its neighbour, else they are one place. The parts of a step make sense together only. */
const mergeSteps = (place: Place, sides: Sides, ask: Ask): unknown => {
  const { base, mine, theirs } = sides as Record<Side, Step[] | undefined>;
  const kinds = (steps: Step[] | undefined) => steps?.map((step) => step.do).join();
  if (!base || !mine || !theirs || kinds(base) !== kinds(mine) || kinds(base) !== kinds(theirs))
    return ask(place, sides);
  return mine.map((step, at) => {
    const [was, other] = [base[at], theirs[at]];
    if (isSame(was, other) || isSame(step, other)) return step;
    return isSame(was, step) ? other : ask(`${place}.${at}`, { base: was, mine: step, theirs: other });
  });
};

type Keyed = Things & ({ key: string } | { value: string });
const keyOf = (thing: Keyed): string => String(thing['key'] ?? thing['value']);

const mergeKeyed = (place: Place, { base, mine, theirs }: Record<Side, Keyed[]>, ask: Ask): Keyed[] => {
  const find = (list: Keyed[], key: string) => list.find((one) => keyOf(one) === key);
  const keys = new Set([...theirs, ...mine].map(keyOf));
  const kept = new Map<string, Keyed>();
  for (const key of keys) {
    const sides = { base: find(base, key), mine: find(mine, key), theirs: find(theirs, key) };
    const thing = mergeValue(`${place}.${key}`, sides, ask) as Keyed | undefined;
    if (thing) kept.set(key, thing);
  }
  const order = mergeOrder(
    `${place}.order`,
    { base: base.map(keyOf), mine: mine.map(keyOf), theirs: theirs.map(keyOf) },
    ask,
  );
  return order.flatMap((key) => kept.get(key) ?? []);
};

/** What I moved or added stands behind what it stands behind in mine, everything else as in theirs. */
const mergeOrder = (place: Place, sides: Record<Side, string[]>, ask: Ask): string[] => {
  const known = new Set(sides.base.filter((key) => sides.mine.includes(key) && sides.theirs.includes(key)));
  const seen = (list: string[]) => list.filter((key) => known.has(key));
  const [before, here, there] = [seen(sides.base), seen(sides.mine), seen(sides.theirs)];
  const moved = movedOf(before, here);
  const alsoMoved = movedOf(before, there);
  const asked = here.join() !== there.join() && [...moved].some((key) => alsoMoved.has(key));
  const first = asked ? (ask(place, sides) as string[]) : sides.theirs.filter((key) => !moved.has(key));
  return [sides.mine, sides.theirs, sides.base].reduce(
    (order, list) =>
      list.reduce(
        (now, key, at) =>
          now.includes(key) ? now : now.toSpliced(at === 0 ? 0 : now.indexOf(list[at - 1]!) + 1, 0, key),
        order,
      ),
    first,
  );
};

/** Two automations made at once from one recipe have one key: mine takes another one. */
const renamed = (base: Automation[], mine: Automation[], theirs: Automation[]): Automation[] => {
  const isNew = ({ key }: Automation) => !base.some((one) => one.key === key);
  const taken = [...mine, ...theirs].map(({ key }) => key);
  const names = new Map<string, string>();
  for (const one of mine) {
    const other = theirs.find(({ key }) => key === one.key);
    if (!other || !isNew(one) || isSame(one, other)) continue;
    const key = keyFromName(one.key, 'automation', taken);
    taken.push(key);
    names.set(one.key, key);
  }
  if (names.size === 0) return mine;
  return mine.map((one) => {
    const { key } = one;
    return { ...(withRuns(one, names) as Automation), key: names.get(key) ?? key };
  });
};

const withRuns = (value: unknown, names: Map<string, string>): unknown => {
  if (Array.isArray(value)) return value.map((one) => withRuns(one, names));
  if (!isThings(value)) return value;
  const next = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withRuns(one, names)]));
  return value['do'] === 'run'
    ? { ...next, automation: names.get(String(value['automation'])) ?? value['automation'] }
    : next;
};

const isThings = (value: unknown): value is Things =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areKeyed = (value: unknown): value is Keyed[] =>
  Array.isArray(value) &&
  value.every((one) => isThings(one) && (typeof one['key'] === 'string' || typeof one['value'] === 'string')) &&
  new Set(value.map((one) => keyOf(one as Keyed))).size === value.length;
