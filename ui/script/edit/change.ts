import type { ScriptDefinition, ScriptStep } from '../../../workflows/script/script.schema.ts';

type Objection = ScriptDefinition['objections'][number];

const freeKey = (kind: string, taken: string[]): string => {
  for (let number = 1; ; number++) if (!taken.includes(`${kind}_${number}`)) return `${kind}_${number}`;
};

/** A new step behind another one, which leads to it where it led nowhere. */
export const withStep = (
  definition: ScriptDefinition,
  kind: ScriptStep['do'],
  after: string | undefined,
): { definition: ScriptDefinition; key: string } => {
  const key = freeKey(
    kind,
    definition.steps.map((step) => step.key),
  );
  const step: ScriptStep = kind === 'ask' ? { key, do: 'ask', text: {}, ways: [] } : { key, do: kind, text: {} };
  const at = definition.steps.findIndex((one) => one.key === after);
  const led = definition.steps.map((one) =>
    one.key === after && one.do !== 'end' && one.next === undefined ? { ...one, next: key } : one,
  );
  return { key, definition: { ...definition, steps: led.toSpliced(at < 0 ? led.length : at + 1, 0, step) } };
};

export const withChanged = (definition: ScriptDefinition, key: string, step: ScriptStep): ScriptDefinition => ({
  ...definition,
  steps: definition.steps.map((one) => (one.key === key ? step : one)),
});

/** Whatever led to it leads to where it led. */
export const withoutStep = (definition: ScriptDefinition, key: string): ScriptDefinition => {
  const gone = definition.steps.find((one) => one.key === key);
  const further = gone && gone.do !== 'end' && gone.next !== key ? gone.next : undefined;
  const led = <T extends { next?: string | undefined }>(one: T): T => {
    if (one.next !== key) return one;
    const { next: _, ...rest } = one;
    return (further === undefined ? rest : { ...rest, next: further }) as T;
  };
  return {
    ...definition,
    steps: definition.steps
      .filter((one) => one.key !== key)
      .map((one) => (one.do === 'end' ? one : one.do === 'say' ? led(one) : { ...led(one), ways: one.ways.map(led) })),
  };
};

/** The talk begins with it. */
export const withFirst = (definition: ScriptDefinition, key: string): ScriptDefinition => ({
  ...definition,
  steps: definition.steps.toSorted((one, other) => Number(other.key === key) - Number(one.key === key)),
});

export const withObjection = (definition: ScriptDefinition): { definition: ScriptDefinition; key: string } => {
  const key = freeKey(
    'objection',
    definition.objections.map((one) => one.key),
  );
  return { key, definition: { ...definition, objections: [...definition.objections, { key, name: {}, text: {} }] } };
};

export const withObjectionChanged = (definition: ScriptDefinition, key: string, next: Objection | undefined) => ({
  ...definition,
  objections: definition.objections.flatMap((one) => (one.key === key ? (next ?? []) : one)),
});
