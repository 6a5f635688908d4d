import { fold } from './fold.ts';

/** What must occur, in one of these writings, all folded. */
export type Term = { writings: string[]; phone: boolean };

const MOST = 8;
/** Digits in groups are a phone from so many on, and from so many where they begin as one or stand together. */
const PHONE = 6;
const SURE = 4;

/** The terms of what was typed: words, and a phone typed in groups as one. */
export const termsOf = (typed: string): Term[] => {
  const words = fold(typed.trim())
    .split(/\s+/)
    .filter((word) => word !== '');
  const terms: Term[] = [];
  for (let at = 0; at < words.length;) {
    const group = digitGroup(words, at);
    terms.push(
      group.length > 0 ? phoneTerm(group.join('').replace(/\D/g, '')) : { writings: [words[at]!], phone: false },
    );
    at += Math.max(1, group.length);
  }
  return [...new Map(terms.map((term) => [term.writings[0]!, term])).values()].slice(0, MOST);
};

/** The words from here on that are one phone; none where there is none. */
const digitGroup = (words: string[], from: number): string[] => {
  const end = words.findIndex((word, at) => at >= from && !/^[+(]?\d[\d()-]*$|^[()\d-]*\d\)?$/.test(word));
  const group = words.slice(from, end === -1 ? undefined : end);
  const digits = group.join('').replace(/\D/g, '');
  const sure = group.length === 1 || /^(\+|8$)/.test(group[0]!);
  return digits.length >= (sure ? SURE : PHONE) ? group : [];
};

/** 8 707 and +7 707 are the same number. */
const phoneTerm = (digits: string): Term => ({
  writings: /^8\d{4,}$/.test(digits) ? [digits, `7${digits.slice(1)}`] : [digits],
  phone: true,
});
