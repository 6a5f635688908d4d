import vm from 'node:vm';
import Handlebars from 'handlebars';
import type { TemplateFault } from '../workflows/template/fault.ts';
import { isStub } from '../workflows/template/stub.ts';
import { isMoney, isMoment, isStandIn, moneyValue, type Wording } from './letter/wording.ts';
import { guarded, lineIn, pathOf } from './template-guard.ts';

const MOST_SOURCE = 64 * 1024;
const MOST_OUTPUT = 256 * 1024;
/** Processor time: how busy the machine is says nothing about a template. */
const MOST_MS = 200;
/** All tries together stay below the heartbeat of the activity that writes letters. */
const LONGEST_TRY_MS = 3_000;
const KEPT = 500;

const helpers = ['date', 'time', 'money', 'upper', 'if', 'unless', 'each'];
const statements = new Set(['ContentStatement', 'MustacheStatement', 'BlockStatement', 'CommentStatement']);

export class TemplateError extends Error {
  readonly fault: TemplateFault;
  constructor(fault: TemplateFault) {
    super(fault.what);
    this.fault = fault;
  }
}

/** What replaces an empty value, at the beginning of a sentence and within one. */
export type Defaults = Record<string, { begins: string; within: string }>;

/**
 * Fills in a template. Values are put in as they are: the caller escapes them for where the text goes. Throws TemplateError for unknown
 * values and helpers; for a printed value that is empty, a placeholder or not a date; over 64 KiB of source, 256 KiB of text or 200 ms of
 * processor time.
 */
export const renderTemplate = (
  source: string,
  values: Record<string, unknown>,
  wording: Wording,
  defaults: Defaults = {},
): string => {
  const { template, repeats } = compiled(source);
  try {
    const write = () =>
      template(values, {
        data: { wording, defaults },
        allowProtoPropertiesByDefault: false,
        allowProtoMethodsByDefault: false,
      });
    const text = repeats ? limited(write) : write();
    if (Buffer.byteLength(text) > MOST_OUTPUT) throw new TemplateError({ what: 'large' });
    return text;
  } catch (error) {
    throw readError(error);
  }
};

/** Why a template can never be filled in, without filling it in; undefined where it can be read. */
export const whyNotTemplate = (source: string): TemplateFault | undefined => {
  try {
    compiled(source);
    return undefined;
  } catch (error) {
    return readError(error).fault;
  }
};

const engine = Handlebars.create();
for (const name of Object.keys(engine.helpers))
  if (!helpers.includes(name) && !name.endsWith('elperMissing')) engine.unregisterHelper(name);
engine.registerHelper('date', (value: unknown, { data }: Handlebars.HelperOptions) =>
  (data.wording as Wording).date(momentIn(value, 'date')),
);
engine.registerHelper('time', (value: unknown, { data }: Handlebars.HelperOptions) =>
  (data.wording as Wording).time(momentIn(value, 'time')),
);
engine.registerHelper('money', (value: unknown, { data }: Handlebars.HelperOptions) => {
  if (!isMoney(value)) throw new TemplateError({ what: 'value', name: 'money' });
  return moneyValue(value, (data.wording as Wording).language).toString();
});
engine.registerHelper('upper', (value: unknown) => String(value ?? '').toUpperCase());

engine.registerHelper('print', function (value: unknown, path: string, line: number, begins: boolean, { data }) {
  const { wording, defaults } = data as { wording: Wording; defaults: Defaults };
  const name = pathOf(path);
  const instead = defaults[name];
  if (instead && isEmpty(value)) return begins ? instead.begins : instead.within;
  if (typeof value === 'boolean') return wording.answer(value);
  return meant(String(present(value, name, line)), name, line);
});
engine.registerHelper('need', (value: unknown, path: string, line: number) => {
  const name = pathOf(path);
  const given = present(value, name, line);
  return typeof given === 'string' ? meant(given, name, line) : given;
});

const isEmpty = (value: unknown): boolean => value === null || value === undefined || String(value).trim() === '';

const present = (value: unknown, name: string, line: number): unknown => {
  if (value === undefined) throw new TemplateError({ what: 'variable', name: name.split('.').at(-1)!, line });
  if (isEmpty(value)) throw new TemplateError({ what: blankOf(name), name, line });
  if (isStandIn(value)) throw stub(value.stands, name, line);
  return value;
};

/** The text itself, unless nobody can have meant to send it. */
const meant = (text: string, name: string, line: number): string => {
  if (isStub(text)) throw stub(text, name, line);
  return text;
};

const stub = (text: string, name: string, line: number) =>
  new TemplateError({ what: 'stub', name, stands: text.slice(0, 60), line });

const blankOf = (name: string): TemplateFault['what'] =>
  name === 'meeting' ? 'meeting' : /^company\b/.test(name) ? 'seller' : 'blank';

const momentIn = (value: unknown, helper: string): string => {
  const iso = isMoment(value) ? value.iso : value;
  if (typeof iso === 'string' && !Number.isNaN(Date.parse(iso))) return iso;
  throw new TemplateError({ what: 'value', name: helper });
};

// templates change rarely, so parsed ones are cached
const kept = new Map<string, Compiled>();
/** Without a repetition it takes as long as its source is, and needs no clock. */
type Compiled = { template: Handlebars.TemplateDelegate; repeats: boolean };

const compiled = (source: string): Compiled => {
  const before = kept.get(source);
  if (before) return before;
  if (typeof source !== 'string' || Buffer.byteLength(source) > MOST_SOURCE) throw new TemplateError({ what: 'large' });
  try {
    const program = limited(() => engine.parse(source));
    check(program);
    const template = engine.compile(guarded(program), {
      noEscape: true,
      knownHelpersOnly: true,
      knownHelpers: {
        date: true,
        time: true,
        money: true,
        upper: true,
        print: true,
        need: true,
        lookup: false,
        with: false,
        log: false,
      } as never,
    });
    if (kept.size >= KEPT) kept.clear();
    const whole = { template, repeats: /#\s*each\b/.test(source) };
    kept.set(source, whole);
    return whole;
  } catch (error) {
    throw readError(error);
  }
};

/** Only text, values, conditions and repetitions; no partials, decorators or ways into prototypes. */
const check = (node: unknown): void => {
  if (Array.isArray(node)) return node.forEach(check);
  if (typeof node !== 'object' || node === null) return;
  const part = node as hbs.AST.Node & {
    path?: hbs.AST.PathExpression;
    params?: unknown[];
    hash?: unknown;
    program?: unknown;
    inverse?: unknown;
    body?: unknown;
    pairs?: unknown;
    value?: unknown;
  };
  const line = part.loc?.start.line;
  if (/Statement$|^Decorator/.test(part.type) && !statements.has(part.type))
    throw new TemplateError({ what: 'helper', name: part.type.replace('Statement', ''), line });
  if (part.type === 'PathExpression') {
    const path = part as hbs.AST.PathExpression;
    if (path.parts.some((name) => ['__proto__', 'constructor', 'prototype'].includes(name)))
      throw new TemplateError({ what: 'helper', name: path.original, line });
    return;
  }
  const isCall =
    part.type === 'BlockStatement' ||
    part.type === 'SubExpression' ||
    (part.type === 'MustacheStatement' && (part.params?.length || part.hash));
  if (isCall && !helpers.includes(part.path?.original ?? ''))
    throw new TemplateError({ what: 'helper', name: part.path?.original ?? '', line });
  for (const inner of [
    part.path,
    part.params,
    part.hash,
    part.program,
    part.inverse,
    part.body,
    part.pairs,
    part.type === 'HashPair' ? part.value : undefined,
  ])
    check(inner);
};

const sandbox: { work: () => unknown } = { work: () => undefined };
const context = vm.createContext(sandbox);
const run = new vm.Script('work()');

/**
 * The VM is there for its time limit: it stops whatever runs inside, an endless repetition too. What got too little processor time starts
 * again with twice the limit.
 */
const limited = <T>(work: () => T): T => {
  const outer = sandbox.work;
  sandbox.work = work;
  try {
    for (let timeout = MOST_MS; ; timeout *= 2) {
      const before = process.threadCpuUsage();
      try {
        return run.runInContext(context, { timeout }) as T;
      } catch (error) {
        const { user, system } = process.threadCpuUsage(before);
        if (!isLate(error) || (user + system) / 1000 >= MOST_MS * 0.9 || timeout > LONGEST_TRY_MS) throw error;
      }
    }
  } finally {
    sandbox.work = outer;
  }
};

const isLate = (error: unknown): boolean => (error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

const readError = (error: unknown): TemplateError => {
  if (error instanceof TemplateError) return error;
  const { message, lineNumber } = error as { message: string; lineNumber?: number };
  if (isLate(error)) return new TemplateError({ what: 'slow' });
  const line = lineNumber ?? lineIn(message);
  const helper = /(?:unknown helper|Missing helper:) "?([\w.]+)/.exec(message)?.[1];
  if (helper) return new TemplateError({ what: 'helper', name: helper, line });
  return new TemplateError({ what: 'syntax', name: message.split('\n').at(-1)?.slice(0, 120), line });
};
