import type { Speaker } from '../../automation/kind.ts';
import { channelOf } from '../../channel/index.ts';
import type { Language, Words } from '../../words/words.schema.ts';
import { ladderOf } from '../../task/ladder.ts';
import { ladderText } from '../../task/ladder.words.ts';
import { inLanguage } from '../../words/words.ts';
import { diffWords } from '../diff.words.ts';
import type { PipelineDefinition, Stage } from '../pipeline.schema.ts';
import { isSame, say, translatedIn, type Change, type Sides } from './change.ts';
import { listChanges } from './list.ts';
import { settingWords, type Setting } from './settings.words.ts';
import { valueWords } from './value.words.ts';

type ChangeHead = Omit<Change, 'says' | 'how'>;
type Text<T> = (value: T, speaker: Speaker) => string;

/** One setting that differs; nothing when it does not. */
const setting = <T>(
  { was, now }: Sides,
  told: ChangeHead & { where: (language: Language) => string },
  field: Setting,
  before: T | undefined,
  after: T | undefined,
  text: Text<T>,
): Change[] => {
  if (isSame(before, after)) return [];
  const { where, ...change } = told;
  const says: Change['says'] = (language) => {
    const texts = {
      where: where(language),
      field: settingWords[field],
      before: before === undefined ? undefined : text(before, was(language)),
      after: after === undefined ? undefined : text(after, now(language)),
    };
    if (texts.before === undefined) return say('fieldSet', language, texts);
    if (texts.after === undefined) return say('fieldUnset', language, texts);
    return texts.before === texts.after
      ? say('fieldTranslated', language, { ...texts, languages: translatedIn(before as Words, after as Words) })
      : say('fieldBecame', language, texts);
  };
  return [{ ...change, how: 'changed', says }];
};

const plain: Text<unknown> = (value) => String(value);
const quoted: Text<string> = (value, speaker) => speaker.quoted(value);
const yesNo: Text<boolean> = (value, speaker) => speaker.words(value ? diffWords.yes : diffWords.no);
const called =
  (kind: string): Text<string> =>
  (value, { language }) =>
    inLanguage(valueWords[`${kind}.${value}`] ?? { ru: value }, language);

export const pipelineChanges = (sides: Sides): Change[] => {
  const { before, after } = sides;
  const told = (part: 'pipeline' | 'tasks' | 'invoices', key: string = part) => ({
    what: 'pipeline' as const,
    key,
    at: { part },
    stages: [],
    where: (language: Language) => inLanguage(settingWords[part], language),
  });
  const pipeline = told('pipeline');
  const invoices = [
    'dueDays',
    'remindBeforeHours',
    'remindAfterHours',
    'sent',
    'reminder',
    'overdue',
    'receipt',
  ] as const;
  return [
    ...setting<Words>(sides, pipeline, 'name', before.name, after.name, (value, speaker) => speaker.text(value)),
    ...(['currency', 'team', 'calendar'] as const).flatMap((field) =>
      setting<string>(sides, told('pipeline', field), field, before[field], after[field], quoted),
    ),
    ...setting(
      sides,
      { ...told('pipeline', 'sendingHours'), at: { part: 'hours' } },
      'sendingHours',
      before.sendingHours,
      after.sendingHours,
      (hours, { language }) =>
        Object.entries(hours)
          .map(([kind, { from, to }]) => `${inLanguage(channelOf(kind)?.name ?? { ru: kind }, language)} ${from}–${to}`)
          .join(', '),
    ),
    ...setting(
      sides,
      told('tasks', 'remindBeforeMinutes'),
      'remindBeforeMinutes',
      before.tasks.remindBeforeMinutes,
      after.tasks.remindBeforeMinutes,
      plain,
    ),
    ...setting(
      sides,
      told('tasks', 'ladder'),
      'ladder',
      ladderOf(before.tasks),
      ladderOf(after.tasks),
      (ladder, { language }) => ladderText(ladder, language),
    ),
    ...invoices.flatMap((field) =>
      setting<string | number>(
        sides,
        told('invoices', field),
        field,
        before.invoices[field],
        after.invoices[field],
        (value, speaker) => (typeof value === 'string' ? speaker.template(value) : String(value)),
      ),
    ),
    ...listChanges(sides, before.fields, after.fields, {
      what: 'field',
      at: () => ({ part: 'fields' }),
      stages: () => [],
      inside: (was, now) => fieldInside(sides, was, now),
    }),
    ...listChanges(sides, before.outcomes, after.outcomes, {
      what: 'outcome',
      at: () => ({ part: 'outcomes' }),
      stages: () => [],
      inside: (was, now) => {
        const told = item(sides, 'outcome', now, { part: 'outcomes' });
        return [
          ...setting<string>(sides, told, 'stage', was.stage, now.stage, (key, speaker) => speaker.stage(key)),
          ...setting<string[]>(sides, told, 'tasks', was.tasks, now.tasks, (kinds, speaker) =>
            kinds.map((kind) => speaker.taskType(kind)).join(', '),
          ),
        ];
      },
    }),
    ...listChanges(sides, before.lossReasons, after.lossReasons, {
      what: 'lossReason',
      at: () => ({ part: 'lossReasons' }),
      stages: () => [],
    }),
    ...listChanges(sides, before.tasks.types, after.tasks.types, {
      what: 'taskType',
      at: () => ({ part: 'tasks' }),
      stages: () => [],
    }),
  ];
};

const item = (
  { now }: Sides,
  what: Change['what'],
  one: { key: string; name: Words },
  at: Change['at'],
  stages: string[] = [],
) => ({
  what,
  key: one.key,
  at,
  stages,
  where: (language: Language) => now(language).text(one.name),
});

type Field = PipelineDefinition['fields'][number];
const fieldInside = (sides: Sides, was: Field, now: Field): Change[] => {
  const told = item(sides, 'field', now, { part: 'fields' });
  const names: Text<NonNullable<Field['options']>> = (options, speaker) =>
    options.length ? speaker.list(options.map(({ name }) => speaker.text(name))) : speaker.words(diffWords.nothing);
  return [
    ...setting(sides, told, 'type', was.type, now.type, called('type')),
    ...setting(sides, told, 'options', was.options, now.options, names),
  ];
};

export const stageChanges = (sides: Sides): Change[] =>
  listChanges(sides, sides.before.stages, sides.after.stages, {
    what: 'stage',
    at: ({ key }) => ({ stage: key }),
    stages: ({ key }) => [key],
    added:
      ({ name }) =>
      (language) =>
        say('stageAdded', language, { name: sides.now(language).text(name) }),
    removed:
      ({ name }) =>
      (language) =>
        say('stageRemoved', language, { name: sides.was(language).text(name) }),
    inside: (was, now) => stageInside(sides, was, now),
  });

const stageInside = (sides: Sides, was: Stage, now: Stage): Change[] => {
  const told = item(sides, 'stage', now, { stage: now.key }, [now.key]);
  const listOf =
    <T>(text: Text<T>): Text<T[]> =>
    (list, speaker) =>
      list.length ? speaker.list(list.map((one) => text(one, speaker))) : speaker.words(diffWords.nothing);
  const [before, after] = [was.entry, now.entry];
  return [
    ...(was.color === now.color ? [] : [recoloured(told)]),
    ...setting(sides, told, 'kind', was.kind, now.kind, called('kind')),
    ...setting(sides, told, 'probability', was.probability, now.probability, plain),
    ...setting(sides, told, 'rotsAfterDays', was.rotsAfterDays, now.rotsAfterDays, plain),
    ...setting(sides, told, 'movers', was.movers, now.movers, listOf(called('movers'))),
    ...setting(sides, told, 'retired', was.retired ?? false, now.retired ?? false, yesNo),
    ...setting(
      sides,
      told,
      'entryFields',
      before?.fields ?? [],
      after?.fields ?? [],
      listOf((path, speaker) => speaker.fact(path)),
    ),
    ...setting(
      sides,
      told,
      'checklist',
      before?.checklist ?? [],
      after?.checklist ?? [],
      listOf(({ name }, speaker) => speaker.text(name)),
    ),
    ...setting(sides, told, 'entryIf', before?.if, after?.if, (condition, speaker) => speaker.condition(condition)),
  ];
};

/** A colour is shown, not named. */
const recoloured = ({ where, ...told }: ReturnType<typeof item>): Change => ({
  ...told,
  how: 'changed',
  says: (language) => say('recoloured', language, { where: where(language) }),
});
