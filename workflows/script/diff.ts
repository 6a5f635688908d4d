import { fill } from '../words/fill.ts';
import type { Language } from '../words/words.schema.ts';
import { quoted } from '../words/words.ts';
import { scriptDiffWords } from './diff.words.ts';
import type { ScriptDefinition, ScriptStep } from './script.schema.ts';
import { shortText, textIn } from './text.ts';

type Code = keyof typeof scriptDiffWords;
type Objection = ScriptDefinition['objections'][number];

/** What another version changes for those who talk, a sentence each. */
export const scriptChanges = (before: ScriptDefinition, after: ScriptDefinition, reader: Language): string[] => {
  const say = (code: Code, text = '') => fill(scriptDiffWords[code], reader, { what: quoted(shortText(text), reader) });
  const named = (one: ScriptStep | Objection) =>
    'do' in one ? textIn(one.text, reader) || one.key : textIn(one.name, reader);
  const list = <One extends ScriptStep | Objection>(
    was: One[],
    is: One[],
    codes: { added: Code; removed: Code },
    changed: (one: One, now: One) => Code[],
  ): string[] => [
    ...is.flatMap((one) => {
      const old = was.find(({ key }) => key === one.key);
      return old ? changed(old, one).map((code) => say(code, named(one))) : say(codes.added, named(one));
    }),
    ...was.filter(({ key }) => !is.some((one) => one.key === key)).map((one) => say(codes.removed, named(one))),
  ];
  const [first, now] = [before.steps[0], after.steps[0]];
  return [
    ...(isSame(before.name, after.name) ? [] : [say('name', textIn(after.name, reader))]),
    ...(isSame(before.for, after.for) ? [] : [say('for')]),
    ...(now && first && now.key !== first.key ? [say('start', named(now))] : []),
    ...list(before.steps, after.steps, { added: 'step.added', removed: 'step.removed' }, stepChanges),
    ...list(
      before.objections,
      after.objections,
      { added: 'objection.added', removed: 'objection.removed' },
      (one, other) => (isSame(one, other) ? [] : ['objection.changed']),
    ),
  ];
};

const parts = [
  ...([
    ['text', 'step.text'],
    ['hint', 'step.hint'],
    ['save', 'step.field'],
  ] as const),
  ...([
    ['ways', 'step.ways'],
    ['next', 'step.next'],
    ['outcome', 'step.outcome'],
  ] as const),
];

const stepChanges = (before: ScriptStep, after: ScriptStep): Code[] => {
  if (before.do !== after.do) return ['step.kind'];
  const [was, is] = [before, after] as Record<string, unknown>[];
  return parts.flatMap(([part, code]) => (isSame(was?.[part], is?.[part]) ? [] : code));
};

/** By what they say, whatever the order of their keys; what is undefined is not there. */
export const isSame = (one: unknown, other: unknown): boolean => plain(one) === plain(other);

const plain = (value: unknown): string =>
  JSON.stringify(value, (_, inside: unknown) =>
    typeof inside === 'object' && inside !== null && !Array.isArray(inside)
      ? Object.fromEntries(Object.entries(inside).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inside,
  ) ?? '';
