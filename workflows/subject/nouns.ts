import { callback } from '../callback/callback.noun.ts';
import { conversation } from '../conversation/conversation.noun.ts';
import { lead } from '../lead/lead.noun.ts';
import { task } from '../task/task.noun.ts';
import { ticket } from '../ticket/ticket.noun.ts';
import type { Meaning, Noun } from './noun.ts';

/** Every noun whose subjects have a life of their own. */
export const nouns = [lead, task, conversation, ticket, callback] as const satisfies Noun[];

const byKind = new Map<string, Noun>();
const meanings = new Map<string, Meaning>();
const triggers = new Map<string, Noun['triggers'][number]>();
const actions = new Map<string, Noun['actions'][number]>();

/** One more, before a definition is first read or run. */
export const addNoun = (noun: Noun): void => {
  byKind.set(noun.kind, noun);
  for (const [type, meaning] of Object.entries(noun.means)) meanings.set(type, meaning);
  for (const trigger of noun.triggers) triggers.set(trigger.on, trigger);
  for (const action of noun.actions) actions.set(action.do, action);
};
for (const noun of nouns) addNoun(noun);

export const nounOf = (kind: string): Noun | undefined => byKind.get(kind);

/** What an event means to the process of its subject; undefined where it only fires triggers. */
export const meaningOf = ({ type }: { type: string }): Meaning | undefined => meanings.get(type);

/** The types of events of all nouns that mean one of these. */
export const typesMeaning = (...wanted: Meaning[]): string[] =>
  [...meanings].filter(([, meaning]) => wanted.includes(meaning)).map(([type]) => type);

/** What a noun of its own facts calls this path. */
export const factNamed = (path: string) =>
  [...byKind.values()].flatMap(({ facts = [] }) => facts).find(({ key }) => key === path);

export const triggerNamed = (on: string) => triggers.get(on);
export const actionNamed = (name: string) => actions.get(name);
export const allTriggers = () => [...triggers.values()];
export const allActions = () => [...actions.values()];
