import type { SubjectFacts } from '../automation/facts.ts';
import { isStub } from './stub.ts';
import type { Words } from '../words/words.schema.ts';
import { fieldVariable, variables } from './variables.ts';

/** Values that texts print unconditionally although they may be empty, by channel and key: "email received". */
export type Asks = Record<string, string[]>;

/**
 * Which of the values that a text needs are missing from a lead, or are placeholders: sending stops there. Values that only the record knows
 * are not judged; the seller's are checked only where the settings lack them.
 */
export const lackingOf = (
  asks: string[],
  facts: SubjectFacts,
  tasks: readonly { type: string; state: string }[],
): string[] => asks.filter((path) => isLacking(path, facts, tasks));

const isLacking = (path: string, facts: SubjectFacts, tasks: readonly { type: string; state: string }[]): boolean => {
  const [head, name = ''] = path.split('.');
  if (head === 'company') return true;
  if (head === 'meeting') return !tasks.some(({ type, state }) => type === 'meeting' && state === 'open');
  if (head === 'task') return !tasks.some(({ state }) => state === 'open');
  if (path === 'lead.amount') return !facts['amount'];
  if (path.startsWith('lead.fields.'))
    return isNothing((facts['fields'] as Values | undefined)?.[path.slice('lead.fields.'.length)]);
  const { contact } = facts;
  return head === 'contact' && typeof contact === 'object' && contact !== null && isNothing((contact as Values)[name]);
};
type Values = Record<string, unknown>;

const isNothing = (value: unknown): boolean => value === null || value === undefined || isBlank(String(value));
const isBlank = (text: string): boolean => text.trim() === '' || isStub(text);

/** The plain name of a value that a template names by its path. */
export const meaningOf = (path: string, fields: { key: string; name: Words }[]): Words =>
  [...variables, ...fields.map(fieldVariable)].find((one) => one.path === (path === 'company' ? 'company.name' : path))
    ?.means ?? { ru: path };
