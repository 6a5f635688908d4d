import type { PipelineDefinition } from './pipeline.schema.ts';
import { actionKind } from '../automation/action/index.ts';
import type { Automation, Step } from '../automation/automation.schema.ts';

export const FILE_VERSION = 1;
export const FILE_SCHEMA = 'https://voronka.dev/schema/pipeline-1.json';
export const MOST_FILE_BYTES = 1024 * 1024;

const WIDTH = 120;
/** A file nests through its steps and conditions; no real pipeline is deeper than this. */
const DEEPEST = 40;

/**
 * A file's text: indented by two spaces, one line where it fits, one line an element of a list of objects, a newline at the end. The same
 * content gives the same bytes.
 */
export const printFile = (file: object): string => `${print(ordered(file), 0, 0)}\n`;

const print = (value: unknown, indent: number, before: number): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const short = inline(value);
  if (indent > 0 && indent * 2 + before + short.length < WIDTH && !(Array.isArray(value) && isListOfMany(value)))
    return short;
  const pad = '  '.repeat(indent + 1);
  const end = '  '.repeat(indent);
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => pad + print(item, indent + 1, 0)).join(',\n')}\n${end}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    return pad + name + print(item, indent + 1, name.length);
  });
  return `{\n${lines.join(',\n')}\n${end}}`;
};

const isListOfMany = (list: unknown[]): boolean =>
  list.length > 1 && list.some((item) => typeof item === 'object' && item !== null);

const inline = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return value.length ? `[${value.map(inline).join(', ')}]` : '[]';
  const parts = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${JSON.stringify(key)}: ${inline(item)}`);
  return parts.length ? `{ ${parts.join(', ')} }` : '{}';
};

/** The schema's order, with a step's `do` before its settings. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const { do: does, ...rest } = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(does === undefined ? rest : { do: does, ...rest }).map(([key, item]) => [key, ordered(item)]),
  );
};

/** The path of the first name in a file that its schema does not know. */
export const firstUnknown = (given: unknown, known: unknown, path = ''): string | undefined => {
  if (typeof given !== 'object' || given === null || typeof known !== 'object' || known === null) return undefined;
  for (const [key, inside] of Object.entries(given)) {
    const at = path ? `${path}.${key}` : key;
    if (!Object.hasOwn(known, key)) return at;
    const unknown = firstUnknown(inside, (known as Record<string, unknown>)[key], at);
    if (unknown !== undefined) return unknown;
  }
  return undefined;
};

export const isDeep = (value: unknown): boolean => {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST; depth++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    if (level.length === 0) return false;
  }
  return true;
};

/** The first address that an automation calls and that has a password or a key in it: such a file must not be given away. */
export const secretIn = (
  definition: Pick<PipelineDefinition, 'automations'>,
): { automation: Automation; host: string } | undefined => {
  for (const automation of definition.automations) {
    for (const url of addressesOf(automation.then)) {
      if (isSecret(url)) return { automation, host: hostOf(url) };
    }
  }
  return undefined;
};

const addressesOf = (steps: Step[]): string[] =>
  steps.flatMap((step) => {
    if (step.do === 'branch' || step.do === 'wait.event') return [...addressesOf(step.then), ...addressesOf(step.else)];
    return actionKind(step)?.calls?.(step) ?? [];
  });

const isSecret = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { username, password, searchParams, host, pathname } = new URL(url);
  if (username || password) return true;
  if ([...searchParams.keys()].some((name) => SECRET_NAME.test(name))) return true;
  return secretPaths.some(([of, path]) => of.test(host) && path.test(pathname));
};

const SECRET_NAME = /(^|[-_.])(api)?(token|secret|key|password|passwd|pwd|sig|signature|auth|code)$/i;

/** Services whose address is the secret. */
const secretPaths: [RegExp, RegExp][] = [
  [/(^|\.)slack\.com$/, /^\/(services|triggers|workflows)\//],
  [/(^|\.)discord(app)?\.com$/, /\/webhooks\//],
  [/(^|\.)telegram\.org$/, /^\/bot\d+:/],
  [/(^|\.)(zapier|make|integromat)\.com$/, /./],
  [/(^|\.)office\.com$/, /webhook/],
];

const hostOf = (url: string): string => new URL(url).host;
