import { readSyntax, type Argument, type Node } from './syntax.ts';
import type { Variable } from './variables.ts';

/** Values that a lead may well lack although its template needs them. */
const often = new Set([
  'lead.amount',
  'contact.phone',
  'contact.email',
  'meeting',
  'task.text',
  'task.dueAt',
  'invoice.refunded',
]);

/** The values that this text prints without a condition on them, and that are not always there: without one of them a message stops. */
export const mayStop = (source: string, known: Variable[]): Variable[] => {
  const printed = printedIn(source);
  return known.filter(({ path }) => printed.has(path) && isOften(path));
};

/** The same by paths alone, with what the seller lacks (`company.address`): for a text whose pipeline is not known. */
export const asksOf = (source: string, lacks: readonly string[] = []): string[] =>
  [...printedIn(source)].filter((path) => isOften(path) || lacks.includes(path));

/** It prints without a condition what only a lead has: where none is, it stops. */
export const isOfLead = (source: string): boolean =>
  [...printedIn(source)].some((path) => ofLeads.has(path.split('.')[0]!));
const ofLeads = new Set(['lead', 'stage', 'invoice', 'payment', 'payUrl', 'task', 'meeting']);

const isOften = (path: string): boolean => often.has(path) || path.startsWith('lead.fields.');

const printedIn = (source: string): Set<string> => {
  const printed = new Set<string>();
  const read = readSyntax(source);
  if (!('fault' in read)) walk(read.nodes, [], printed);
  return printed;
};

const walk = (nodes: Node[], asked: string[], printed: Set<string>): void => {
  for (const node of nodes) {
    if (node.kind === 'value') {
      for (const path of pathsIn(node.value)) if (!asked.some((one) => covers(one, path))) printed.add(path);
      continue;
    }
    const subject = node.call.args.flatMap(pathsIn);
    const inside = [...asked, ...subject];
    walk(node.body, node.call.name === 'unless' ? asked : inside, printed);
    walk(node.otherwise, node.call.name === 'unless' ? inside : asked, printed);
  }
};

const covers = (asked: string, path: string): boolean => path === asked || path.startsWith(`${asked}.`);

const pathsIn = (value: Argument): string[] =>
  value.kind === 'path' ? [value.path] : value.kind === 'call' ? value.args.flatMap(pathsIn) : [];
