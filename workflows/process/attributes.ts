import {
  defineSearchAttributeKey,
  type SearchAttributeUpdatePair,
  type TypedSearchAttributes,
} from '@temporalio/common';
import type { Shown, ShownState } from './shown.ts';

/** The search attributes of processes in the Temporal UI. They are not encrypted there, so they hold only keys, numbers, moments and ids. */
const PIPELINE = defineSearchAttributeKey('Pipeline', 'KEYWORD');
const STAGE = defineSearchAttributeKey('Stage', 'KEYWORD');
/** a user's id */
const RESPONSIBLE = defineSearchAttributeKey('Responsible', 'KEYWORD');
const NUMBER = defineSearchAttributeKey('Number', 'INT');
/** waiting, paused, stuck */
const STATE = defineSearchAttributeKey('State', 'KEYWORD');
/** when it wakes by itself, by our clock */
const DUE_AT = defineSearchAttributeKey('DueAt', 'DATETIME');

export const attributeKeys = [PIPELINE, STAGE, RESPONSIBLE, NUMBER, STATE, DUE_AT] as const;

/** What is known of a process before its first turn; every process waits when it starts. */
export const attributesAtStart = (known: { pipeline: string; number: number } | undefined) => [
  { key: STATE, value: 'waiting' },
  ...(known
    ? [
        { key: PIPELINE, value: known.pipeline },
        { key: NUMBER, value: known.number },
      ]
    : []),
];

/** The attributes that have changed. Where only a state is known (`shown` undefined), just that; a process that has ended has no state. */
export const changedAttributes = (
  known: Pick<TypedSearchAttributes, 'get'>,
  { shown, state, dueAt }: { shown: Shown | undefined; state: ShownState; dueAt: string | null },
): SearchAttributeUpdatePair[] => {
  const now: SearchAttributeUpdatePair[] = [
    { key: STATE, value: state === 'finished' ? null : state },
    ...(shown
      ? ([
          { key: PIPELINE, value: shown.pipeline ?? null },
          { key: STAGE, value: shown.stage ?? null },
          { key: RESPONSIBLE, value: shown.responsible },
          { key: NUMBER, value: shown.number ?? null },
          { key: DUE_AT, value: dueAt === null ? null : new Date(dueAt) },
        ] satisfies SearchAttributeUpdatePair[])
      : []),
  ];
  return now.filter(({ key, value }) => plain(known.get(key)) !== plain(value));
};

const plain = (value: unknown): unknown => (value instanceof Date ? value.getTime() : (value ?? null));
