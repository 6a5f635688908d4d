import type { Macro } from '../../../workflows/macro/macro.schema.ts';
import type { FilledReply } from '../../../workflows/quick-reply/quick-reply.schema.ts';

export type Choice = { reply: FilledReply } | { macro: Macro };

const MOST_SHOWN = 8;

/** What stands behind a slash at the end of what is typed; "и/или" and an address are no search. */
export const slashIn = (text: string): { at: number; words: string } | undefined => {
  const [, , words] = /(^|\s)\/(?!\s)([^\n/]{0,40})$/.exec(text) ?? [];
  return words === undefined ? undefined : { at: text.length - words.length - 1, words };
};

/** Every word of the search is in the name or in the text; those that begin with it come first, those that cannot be filled in last. */
export const foundChoices = (replies: FilledReply[], macros: Macro[], search: string): Choice[] => {
  const typed = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const has = (...texts: string[]) => {
    const all = texts.join(' ').toLocaleLowerCase();
    return typed.every((word) => all.includes(word));
  };
  const rank = (choice: Choice) =>
    (nameOf(choice)
      .toLocaleLowerCase()
      .startsWith(typed[0] ?? '')
      ? 0
      : 1) + ('reply' in choice && choice.reply.lacks ? 2 : 0);
  const all: Choice[] = [
    ...replies.filter(({ name, text }) => has(name, text)).map((reply) => ({ reply })),
    ...macros.filter(({ name }) => has(name)).map((macro) => ({ macro })),
  ];
  return all.toSorted((one, other) => rank(one) - rank(other)).slice(0, MOST_SHOWN);
};

export const nameOf = (choice: Choice): string => ('reply' in choice ? choice.reply.name : choice.macro.name);

/** What was not filled in reads as a mistake to the client. */
export const isUnfilled = (text: string): boolean => /\{\{[^{}\n]{1,80}\}\}/.test(text);
