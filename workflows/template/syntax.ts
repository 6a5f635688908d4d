import type { TemplateFault } from './fault.ts';

/** The part of Handlebars that templates may use, read without running anything: text, values, conditions, repetitions. */
export type Place = { at: number; length: number; line: number };
export type Argument = { kind: 'path'; path: string } | { kind: 'literal' } | ({ kind: 'call' } & Call);
export type Call = { name: string; args: Argument[] };
export type Node =
  | ({ kind: 'value'; value: Argument } & Place)
  | ({ kind: 'block'; call: Call; names: string[]; body: Node[]; otherwise: Node[] } & Place);
export type PlacedFault = TemplateFault & Place;

export const helpers = ['date', 'time', 'money', 'upper'];
export const blocks = ['if', 'unless', 'each'];

/** Gives the nodes that matter, or the first place where it cannot be read. */
export const readSyntax = (source: string): { nodes: Node[] } | { fault: PlacedFault } => {
  const tags = tagsOf(source);
  if ('fault' in tags) return tags;
  const root: Node[] = [];
  const open: { node: Extract<Node, { kind: 'block' }>; into: Node[]; chained: boolean }[] = [];
  const into = (): Node[] => open.at(-1)?.into ?? root;
  const begin = (tag: Tag, text: string, chained: boolean): PlacedFault | undefined => {
    const [, call = '', names] = /^(.*?)(?:\s+as\s+\|\s*([^|]*?)\s*\|)?$/s.exec(text) ?? [];
    const read = readCall(call);
    if (!read) return wrong(tag, 'syntax', tag.text);
    if (!blocks.includes(read.name)) return wrong(tag, 'helper', read.name);
    if (read.args.length !== 1) return wrong(tag, 'syntax', tag.text);
    const node: Extract<Node, { kind: 'block' }> = {
      kind: 'block',
      call: read,
      names: names?.split(/\s+/).filter(Boolean) ?? [],
      body: [],
      otherwise: [],
      ...placeOf(tag),
    };
    into().push(node);
    open.push({ node, into: node.body, chained });
    return undefined;
  };
  for (const tag of tags.tags) {
    const { text } = tag;
    let fault: PlacedFault | undefined;
    if (text.startsWith('#')) fault = begin(tag, text.slice(1).trim(), false);
    else if (/^(else|\^)(\s|$)/.test(text)) {
      const last = open.at(-1);
      const then = text.replace(/^(else|\^)\s*/, '');
      if (!last || last.into === last.node.otherwise) fault = wrong(tag, 'syntax', text);
      else {
        last.into = last.node.otherwise;
        if (then) fault = begin(tag, then, true);
      }
    } else if (text.startsWith('/')) {
      while (open.at(-1)?.chained) open.pop();
      const last = open.pop();
      if (last?.node.call.name !== text.slice(1).trim()) fault = wrong(tag, 'syntax', text);
    } else if (/^[>*^]/.test(text)) fault = wrong(tag, 'helper', text);
    else {
      const call = readCall(text.replace(/^&\s*/, ''));
      if (!call) fault = wrong(tag, 'syntax', text);
      else into().push({ kind: 'value', value: valueOf(call), ...placeOf(tag) });
    }
    if (fault) return { fault };
  }
  const left = open.at(-1)?.node;
  return left ? { fault: { what: 'open', name: left.call.name, ...placeOf(left) } } : { nodes: root };
};

type Tag = Place & { text: string };

/** The text between the braces, without comments; `\{{` is text. */
const tagsOf = (source: string): { tags: Tag[] } | { fault: PlacedFault } => {
  const tags: Tag[] = [];
  let line = 1;
  let counted = 0;
  const lineAt = (at: number) => {
    for (; counted < at; counted++) if (source[counted] === '\n') line += 1;
    return line;
  };
  for (let from = 0; ;) {
    const at = source.indexOf('{{', from);
    if (at === -1) return { tags };
    if (source[at - 1] === '\\' && source[at - 2] !== '\\') {
      from = at + 2;
      continue;
    }
    const comment = /^\{\{~?!--/.test(source.slice(at, at + 6));
    const triple = !comment && source.startsWith('{{{', at);
    const end = comment ? /--~?\}\}/ : triple ? /\}\}\}/ : /\}\}/;
    const found = end.exec(source.slice(at + 2));
    const place = { at, length: 2, line: lineAt(at) };
    if (!found) return { fault: { what: 'unclosed', ...place } };
    const stop = at + 2 + found.index + found[0].length;
    const inside = source.slice(at + (triple ? 3 : 2), at + 2 + found.index);
    from = stop;
    const text = inside.replace(/^~|~$/g, '').trim();
    if (comment || (!triple && /^~?!/.test(inside))) continue;
    // three braces close only what three have opened, and contain nothing but a value
    const isOdd = triple ? /^([#/^>&!*]|else\b)/.test(text) : source[stop] === '}' && !inside.endsWith('~');
    if (isOdd || /^~?\s+[#/^>&!*]/.test(inside))
      return { fault: { what: 'syntax', name: source.slice(at, stop + 1).slice(0, 80), ...place } };
    if (inside.includes('{{')) return { fault: { what: 'unclosed', ...place } };
    tags.push({ text, at, length: stop - at, line: place.line });
  }
};

const ID = '[^\\s!"#%-,./;->@[-^`{-~]+';
const PATH = new RegExp(
  `^(?:@root\\.|@)?(?:(?:\\.\\.?/)*)(?:(?:${ID}|\\[[^\\]]*\\])(?:[./](?:${ID}|\\[[^\\]]*\\]))*|\\.\\.?)`,
);

/** `name argument argument`; undefined where it cannot be read. */
const readCall = (text: string): Call | undefined => {
  let rest = text.trim();
  const args: Argument[] = [];
  const name = PATH.exec(rest)?.[0];
  if (!name) return undefined;
  rest = rest.slice(name.length);
  while (rest.trim() !== '') {
    if (!/^\s/.test(rest)) return undefined;
    rest = rest.trimStart();
    const literal = /^("[^"]*"|'[^']*'|-?\d+(?:\.\d+)?(?=\s|\)|$)|(?:true|false|null|undefined)(?=\s|\)|$))/.exec(
      rest,
    )?.[0];
    const path = literal === undefined ? PATH.exec(rest)?.[0] : undefined;
    if (literal !== undefined) args.push({ kind: 'literal' });
    else if (path) args.push({ kind: 'path', path });
    else {
      const inner = inParentheses(rest);
      const call = inner === undefined ? undefined : readCall(inner);
      if (inner === undefined || !call) return undefined;
      args.push({ kind: 'call', ...call });
      rest = rest.slice(inner.length + 2);
      continue;
    }
    rest = rest.slice((literal ?? path ?? '').length);
  }
  return { name, args };
};

const inParentheses = (text: string): string | undefined => {
  if (!text.startsWith('(')) return undefined;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')' && --depth === 0) return text.slice(1, index);
  }
  return undefined;
};

const valueOf = (call: Call): Argument =>
  call.args.length === 0 ? { kind: 'path', path: call.name } : { kind: 'call', ...call };

const placeOf = ({ at, length, line }: Place): Place => ({ at, length, line });
const wrong = (tag: Tag, what: PlacedFault['what'], name: string): PlacedFault => ({
  what,
  name: name.slice(0, 80),
  ...placeOf(tag),
});
