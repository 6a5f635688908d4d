import type { Automation } from '../../workflows/automation/automation.schema.ts';
import type { PipelineDefinition, Stage } from '../../workflows/pipeline/pipeline.schema.ts';
import { keyFromName } from '../../workflows/words/key.ts';
import type { Language, Words } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';

/** Every change that the editor makes in a definition. Parts that do not change stay the same objects, so that their cards are not drawn anew. */

export type Definition = PipelineDefinition;

const palette = ['#3b82f6', '#8b5cf6', '#06b6d4', '#0ea5a4', '#22c55e', '#f59e0b', '#f97316', '#ec4899', '#64748b'];
export const colors = [...palette, '#16a34a', '#ef4444', '#a16207'];

/** A text written in one language. Russian is always there: it says the same until it, or a third one, gets words of its own. */
export const wordsIn = (text: string, language: Language, before?: Words): Words =>
  language === 'ru' || (before && (before.ru !== before[language] || Object.keys(before).length > 2))
    ? { ...before, ru: before?.ru ?? text, [language]: text }
    : { ru: text, [language]: text };

export const keyOf = (name: Words, fallback: string, taken: { key: string }[]): string =>
  keyFromName(
    inLanguage(name, 'en'),
    fallback,
    taken.map(({ key }) => key),
  );

/** A new open stage behind another one, or behind the last open one. */
export const addStage = (
  definition: Definition,
  name: Words,
  after?: string,
): { definition: Definition; key: string } => {
  const { stages } = definition;
  const key = keyOf(name, 'stage', stages);
  const asked = stages.findIndex((stage) => stage.key === after);
  const firstClosed = stages.findIndex(({ kind }) => kind !== 'open');
  const at = asked >= 0 ? asked + 1 : firstClosed >= 0 ? firstClosed : stages.length;
  const color = palette.find((one) => !stages.some((stage) => stage.color === one)) ?? palette[at % palette.length]!;
  const before = stages[at - 1]?.kind === 'open' ? stages[at - 1]!.probability : 0;
  const stage: Stage = { key, name, color, kind: 'open', probability: Math.min(95, before + 10), rotsAfterDays: 7 };
  return { definition: { ...definition, stages: stages.toSpliced(at, 0, stage) }, key };
};

export const patchStage = (definition: Definition, key: string, patch: Partial<Stage>): Definition => ({
  ...definition,
  stages: definition.stages.map((stage) => (stage.key === key ? dropEmpty({ ...stage, ...patch }) : stage)),
});

/** Moves a stage to the place before or behind another one. */
export const placeStage = (
  definition: Definition,
  key: string,
  beside: string,
  side: 'before' | 'after',
): Definition => {
  const stages = moved(definition.stages, key, beside, side);
  return stages === definition.stages ? definition : { ...definition, stages };
};

export const whyNotRemoveStage = ({ stages }: Definition, key: string): 'won' | 'lost' | 'open' | 'few' | undefined => {
  const stage = stages.find((one) => one.key === key);
  if (!stage) return undefined;
  if (!stages.some((one) => one.key !== key && one.kind === stage.kind)) return stage.kind;
  return stages.length <= 3 ? 'few' : undefined;
};

/** Removes a stage with all that depends on it: automations that fire only there, outcomes that lead to it and the automations that do nothing but carry those out. */
export const removeStage = (definition: Definition, key: string): Definition => {
  const outcomes = definition.outcomes.filter(({ stage }) => stage !== key);
  const gone = definition.outcomes.filter(({ stage }) => stage === key).map((outcome) => outcome.key);
  const automations = definition.automations
    .filter(({ stages, when, then }) => {
      if (stages?.every((one) => one === key)) return false;
      const answersGone = when.on === 'task.done' && 'outcome' in when && gone.includes(String(when.outcome));
      return !(answersGone && then.every((step) => step.do === 'lead.move' && step.stage === key));
    })
    .map((automation) =>
      automation.stages?.includes(key)
        ? { ...automation, stages: automation.stages.filter((one) => one !== key) }
        : automation,
    );
  return { ...definition, stages: definition.stages.filter((stage) => stage.key !== key), outcomes, automations };
};

/** What goes or changes beside the stage that is removed. */
export const goneWith = (before: Definition, after: Definition) => {
  const left = new Map(after.automations.map((one) => [one.key, one]));
  return {
    automations: before.automations.filter(({ key }) => !left.has(key)),
    outcomes: before.outcomes.filter(({ key }) => !after.outcomes.some((one) => one.key === key)),
    changed: before.automations.filter((one) => left.has(one.key) && left.get(one.key) !== one),
  };
};

/** Adds an automation at the end of its column, or behind another one. */
export const addAutomation = (definition: Definition, automation: Automation, behind?: string): Definition => {
  const at = definition.automations.findIndex(({ key }) => key === behind);
  return {
    ...definition,
    automations: definition.automations.toSpliced(at < 0 ? definition.automations.length : at + 1, 0, automation),
  };
};

export const patchAutomation = (definition: Definition, key: string, patch: Partial<Automation>): Definition => ({
  ...definition,
  automations: definition.automations.map((one) => (one.key === key ? dropEmpty({ ...one, ...patch }) : one)),
});

export const removeAutomation = (definition: Definition, key: string): Definition => ({
  ...definition,
  automations: definition.automations.filter((one) => one.key !== key),
});

export const copyAutomation = (definition: Definition, key: string): { definition: Definition; key: string } => {
  const found = definition.automations.find((one) => one.key === key);
  if (!found) return { definition, key };
  const copy = { ...found, key: keyOf(found.name, 'automation', definition.automations) };
  return { definition: addAutomation(definition, copy, key), key: copy.key };
};

/** A column of the board: a stage, or `undefined` for "in any open stage". */
export type ColumnKey = string | undefined;

export const automationsIn = ({ automations }: Definition, column: ColumnKey): Automation[] =>
  automations.filter(({ stages }) => (column === undefined ? !stages?.length : stages?.includes(column)));

/** Moves an automation to another column, beside a card there or to the end; within a column only the order changes. */
export const placeAutomation = (
  definition: Definition,
  key: string,
  { from, to, beside, side = 'after' }: { from: ColumnKey; to: ColumnKey; beside?: string; side?: 'before' | 'after' },
): Definition => {
  const found = definition.automations.find((one) => one.key === key);
  if (!found) return definition;
  const stages =
    from === to
      ? found.stages
      : to === undefined
        ? undefined
        : [...new Set([...(found.stages ?? []).map((one) => (one === from ? to : one)), to])];
  const placed = from === to ? definition : patchAutomation(definition, key, { stages });
  const last = automationsIn(placed, to).findLast((one) => one.key !== key)?.key;
  const target = beside ?? (from === to ? undefined : last);
  if (!target || target === key) return placed;
  const automations = moved(placed.automations, key, target, side);
  return automations === placed.automations ? placed : { ...placed, automations };
};

/** Where Alt with an arrow would put a card inside its column. */
export const neighbourIn = (definition: Definition, key: string, column: ColumnKey, by: 1 | -1): string | undefined => {
  const list = automationsIn(definition, column);
  return list[list.findIndex((one) => one.key === key) + by]?.key;
};

export const moved = <T extends { key: string }>(
  list: T[],
  key: string,
  beside: string,
  side: 'before' | 'after',
): T[] => {
  const item = list.find((one) => one.key === key);
  if (!item || key === beside) return list;
  const others = list.filter((one) => one !== item);
  const at = others.findIndex((one) => one.key === beside);
  if (at < 0) return list;
  const next = others.toSpliced(side === 'before' ? at : at + 1, 0, item);
  return next.every((one, index) => one === list[index]) ? list : next;
};

/** An optional value that was cleared is left out of the object. */
export const dropEmpty = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

/** Takes back one removal, however much has been changed since. */
export const putBack = (now: Definition, before: Definition, after: Definition): Definition => {
  if (now === after) return before;
  const back = <T extends { key: string }>(here: T[], was: T[], left: T[]): T[] =>
    was.reduce(
      (list, item, index) =>
        left.some(({ key }) => key === item.key) || list.some(({ key }) => key === item.key)
          ? list
          : list.toSpliced(Math.min(index, list.length), 0, item),
      here,
    );
  return {
    ...now,
    stages: back(now.stages, before.stages, after.stages),
    outcomes: back(now.outcomes, before.outcomes, after.outcomes),
    automations: back(now.automations, before.automations, after.automations),
  };
};
