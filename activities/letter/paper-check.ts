import type { LetterFacts } from '../../prisma/letter/letter.ts';
import type { TemplateFault } from '../../workflows/template/fault.ts';
import { unprintable } from '../document/runs.ts';
import { named } from './named.ts';
import { clientName } from './values.ts';

/** What would stop a paper about a lead (invoice, receipt, contract) when it is printed: no seller, characters that no font has. */
export const whyNotPrint = (facts: LetterFacts, words: string[] = []): TemplateFault[] => {
  const { seller, contact, lead } = facts;
  const typed = Object.values(lead?.fields ?? {}).filter((value) => typeof value === 'string');
  const texts = [clientName(facts), contact.email, ...Object.values(seller), ...typed, ...words];
  const signs = [...new Set(texts.flatMap((text) => unprintable(text ?? '')))];
  return [
    ...(seller.name ? [] : [named({ what: 'seller', name: 'company.name' }, facts)]),
    ...(signs.length ? [{ what: 'signs' as const, name: signs.slice(0, MOST).join(' ') }] : []),
  ];
};
const MOST = 20;
