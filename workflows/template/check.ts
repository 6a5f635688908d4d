import type { Language } from '../words/words.schema.ts';
import { fill } from '../words/fill.ts';
import { inLanguage } from '../words/words.ts';
import { faultSentence } from './fault.ts';
import { hasSubject } from './text-channel.ts';
import { readSyntax, helpers, type Argument, type Node, type PlacedFault } from './syntax.ts';
import { stubIn } from './stub.ts';
import { groups, variables, type Variable, type VariableKind } from './variables.ts';

export type TemplateProblem = PlacedFault & { /** the name that was probably meant */ suggest?: string };

/**
 * What is wrong with a template before anything is sent: whether it can be read, and whether each value that it names exists. `known` are the
 * pipelines' own fields (`fieldVariable`). An empty list means that it renders for a lead that has all the values.
 */
export const checkTemplate = (source: string, known: Variable[]): TemplateProblem[] => {
  if (new TextEncoder().encode(source).length > MOST_SOURCE) return [{ what: 'large', at: 0, length: 0, line: 1 }];
  const read = readSyntax(source);
  if ('fault' in read) return [read.fault];
  const top = scopeOf([...variables, ...known], groups);
  const problems: TemplateProblem[] = [];
  walk(read.nodes, [top], problems);
  return [...problems, ...stubsOf(source)];
};

/** Finds placeholders that were left in the text itself. */
const stubsOf = (source: string): TemplateProblem[] => {
  const stands = stubIn(source);
  if (stands === undefined) return [];
  const at = source.indexOf(stands);
  return [{ what: 'left', stands, at, length: stands.length, line: source.slice(0, at).split('\n').length }];
};

/** Both parts of a text: a letter needs a subject, a short message has none. */
export const checkText = (
  { channel, subject, body }: { channel: string; subject: string; body: string },
  known: Variable[],
): { field: 'subject' | 'body'; problem: TemplateProblem }[] => {
  const nothing: TemplateProblem = { what: 'empty', at: 0, length: 0, line: 1 };
  const ofSubject = !hasSubject(channel) ? [] : subject.trim() === '' ? [nothing] : checkTemplate(subject, known);
  const ofBody = body.trim() === '' ? [nothing] : checkTemplate(body, known);
  return [
    ...ofSubject.map((problem) => ({ field: 'subject' as const, problem })),
    ...ofBody.map((problem) => ({ field: 'body' as const, problem })),
  ];
};

/** What is wrong, where, and what was probably meant, for the author. */
export const problemSentence = (
  { line, suggest, ...fault }: Omit<TemplateProblem, 'at' | 'length' | 'line'> & { line?: number },
  reader: Language,
): string => {
  const said = faultSentence(fault, reader);
  const meant = suggest ? ` ${fill(words.meant, reader, { name: suggest })}` : '';
  const place = line === undefined ? '' : `${inLanguage(words.line, reader)} ${line}: `;
  return `${place}${said}.${meant}`;
};

const words = {
  line: { ru: 'Строка', en: 'Line', kk: 'Жол', uk: 'Рядок' },
  meant: { ru: 'Может быть, {{name}}?', en: 'Is it {{name}}?', kk: 'Мүмкін, {{name}}?', uk: 'Може, {{name}}?' },
};

/** The limit that sending has, bytes. */
export const MOST_SOURCE = 64 * 1024;

type Known = { kind: VariableKind; prints: boolean; items?: Variable[] | undefined };
type Scope = Map<string, Known>;

const scopeOf = (all: Variable[], many: typeof groups): Scope =>
  new Map([
    ...many.map(({ path, prints }): [string, Known] => [path, { kind: 'group', prints }]),
    ...all.map(({ path, kind, items }): [string, Known] => [path, { kind, prints: kind !== 'list', items }]),
  ]);

const walk = (nodes: Node[], scopes: Scope[], problems: TemplateProblem[]): void => {
  for (const node of nodes) {
    const say = (what: TemplateProblem['what'], name: string) => {
      const suggest = what === 'variable' ? nearest(name, scopes) : undefined;
      const { at, length, line } = node;
      problems.push({ what, name, at, length, line, ...(suggest ? { suggest } : {}) });
    };
    if (node.kind === 'value') {
      const known = valueIn(node.value, scopes, say);
      if (known && !known.prints) say('value', nameOf(node.value));
      continue;
    }
    const argument = node.call.args[0]!;
    const known = valueIn(argument, scopes, say);
    if (node.call.name !== 'each') {
      walk(node.body, scopes, problems);
    } else if (known && known.kind !== 'list' && known.kind !== 'any') say('value', nameOf(argument));
    else if (known) {
      const inside = scopeOf(known.items ?? [], []);
      for (const name of ['@index', '@first', '@last', '@key']) inside.set(name, { kind: 'any', prints: true });
      const [item, index] = node.names;
      if (item)
        for (const one of known.items ?? []) inside.set(`${item}.${one.path}`, { kind: one.kind, prints: true });
      if (index) inside.set(index, { kind: 'any', prints: true });
      walk(node.body, [inside, ...scopes], problems);
    }
    walk(node.otherwise, scopes, problems);
  }
};

type Say = (what: TemplateProblem['what'], name: string) => void;

/** What a value is; undefined when it was reported as wrong. */
const valueIn = (value: Argument, scopes: Scope[], say: Say): Known | undefined => {
  if (value.kind === 'literal') return { kind: 'any', prints: true };
  if (value.kind === 'path') {
    const known = lookUp(value.path, scopes);
    if (!known) say('variable', value.path);
    return known;
  }
  if (!helpers.includes(value.name)) return void say('helper', value.name);
  if (value.args.length !== 1) return void say('value', value.name);
  const given = valueIn(value.args[0]!, scopes, say);
  if (!given) return undefined;
  const fits = { money: ['money'], date: ['moment', 'any'], time: ['moment', 'any'] }[value.name];
  if (fits ? !fits.includes(given.kind) : !given.prints) return void say('value', value.name);
  return { kind: 'text', prints: true };
};

const lookUp = (path: string, scopes: Scope[]): Known | undefined => {
  const ups = path.split('../').length - 1;
  const name = path
    .replace(/^(\.\.\/)+/, '')
    .replace(/^\.\/|^this[./]/, '')
    .replace(/\[([^\]]*)\]/g, '$1')
    .replaceAll('/', '.');
  if (name.startsWith('@root.')) return scopes.at(-1)?.get(name.slice(6));
  return scopes[ups]?.get(name);
};

const nameOf = (value: Argument): string =>
  value.kind === 'path' ? value.path : value.kind === 'call' ? value.name : '';

/** A name of this scope that is at most three letters away. */
const nearest = (path: string, [scope]: Scope[]): string | undefined => {
  const ranked = [...(scope?.keys() ?? [])]
    .map((name) => ({ name, far: distance(path.toLowerCase(), name.toLowerCase()) }))
    .sort((one, other) => one.far - other.far);
  return ranked[0] && ranked[0].far <= 3 ? ranked[0].name : undefined;
};

const distance = (one: string, other: string): number => {
  if (Math.abs(one.length - other.length) > 3) return 4;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[other.length]!;
};
