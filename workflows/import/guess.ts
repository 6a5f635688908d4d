import { readEmail } from '../contact/email.ts';
import { readPhone } from '../contact/phone.ts';
import type { FieldNoun } from '../field/field.schema.ts';
import { plainText } from '../words/plain.ts';
import type { Cell } from './import.schema.ts';
import { targetWords, type OwnTarget } from './import.words.ts';
import type { Target } from './target.ts';

type Column = { name: string; values: Cell[] };

/** What each column of a file fills, by what it is called and by its values; nothing is filled twice where one column is meant. */
export const guessMapping = (noun: FieldNoun, columns: Column[], targets: Target[]): (string | null)[] => {
  const taken = new Set<string>();
  const free = (target: Target | undefined) => (target && (target.many || !taken.has(target.key)) ? target : undefined);
  const take = (target: Target | undefined) => {
    if (target) taken.add(target.key);
    return target?.key ?? null;
  };
  // a column that is called exactly so goes before one that only begins so
  const exact = columns.map(({ name }) => take(free(targets.find((one) => isCalled(one, name, noun, 'exactly')))));
  return columns.map((column, index) => {
    if (exact[index] !== null) return exact[index] ?? null;
    const named = targets.find((one) => free(one) && isCalled(one, column.name, noun, 'nearly'));
    return take(named ?? free(targets.find(({ key }) => key === byValues(column))));
  });
};

const isCalled = (target: Target, name: string, noun: FieldNoun, how: 'exactly' | 'nearly'): boolean => {
  const said = folded(name);
  if (said === '') return false;
  const names = [...Object.values(target.name).map(folded), target.key, ...aliasesOf(target, noun)];
  if (how === 'exactly') return names.includes(said);
  // a word more, or another ending of the last one
  const isNear = (one: string) => said.startsWith(`${one} `) || said.endsWith(` ${one}`) || isEnding(said, one);
  return names.some((one) => one.length > 2 && isNear(one));
};

const isEnding = (said: string, one: string): boolean =>
  one.length > 3 && said.startsWith(one) && said.length - one.length <= 2;

const aliasesOf = ({ key, noun: of, field }: Target, noun: FieldNoun): string[] => {
  if (field) return [field.key];
  const called = targetWords[key as OwnTarget].called.split('|').map(folded);
  // in a list of clients or companies the bare word is theirs
  if (key === 'company.name' && of === noun) return [...called, ...bare];
  return called;
};
const bare = ['название', 'name', 'атауы', 'назва', 'клиент', 'client'];

const folded = (text: string): string =>
  plainText(text)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/['’`]/g, 'ʼ')
    .replace(/[*:()_№]+/g, ' ')
    .replace(/\s+\d+$/, '')
    .replace(/\s+/g, ' ')
    .trim();

const byValues = ({ values }: Column): OwnTarget | undefined => {
  const said = values.filter((value) => value !== null && String(value).trim() !== '').slice(0, 50);
  const most = (is: (text: string) => boolean) =>
    said.length > 0 && said.filter((value) => is(String(value))).length > said.length * 0.7;
  if (most((text) => 'email' in readEmail(text))) return 'contact.email';
  // a tax number or an amount has as many digits, but no plus or brackets
  if (most((text) => /[+()]|\d-\d/.test(text) && 'phone' in readPhone(text))) return 'contact.phone';
  return undefined;
};
