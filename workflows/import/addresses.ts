import type { NewAddress } from '../contact/address.schema.ts';
import { readEmail } from '../contact/email.ts';
import { readPhone } from '../contact/phone.ts';
import type { Language } from '../words/words.schema.ts';
import type { Cell } from './import.schema.ts';
import type { RowFault } from './row-fault.ts';

type Placed = { cell: Cell; column: number };

/** The phones and e-mails of a row, each once; several may stand in one cell. */
export const addressesIn = (
  phones: Placed[],
  emails: Placed[],
  language: Language,
  faults: RowFault[],
): NewAddress[] => {
  const found = new Map<string, NewAddress>();
  const keep = (address: NewAddress) => found.set(addressKey(address), address);
  for (const { cell, column } of phones)
    for (const text of phonesIn(String(cell), language)) {
      const read = readPhone(text, language);
      if ('phone' in read) keep({ kind: 'phone', value: read.phone });
      else if (read.why !== 'empty') faults.push({ column, code: `phone.${read.why}` });
    }
  for (const { cell, column } of emails)
    for (const text of String(cell).split(/[,;|\s]+(?=\S+@)/)) {
      const read = readEmail(text.replace(/[,;|]$/, ''));
      if ('email' in read) keep({ kind: 'email', value: read.email });
      else if (read.why !== 'empty') faults.push({ column, code: `email.${read.why}` });
    }
  return [...found.values()];
};

const phonesIn = (text: string, language: Language): string[] => {
  const read = readPhone(text, language);
  return 'why' in read && read.why === 'several'
    ? text.split(/[,;|\n]|\s\/\s/).filter((one) => /\d/.test(one))
    : [text];
};

/** What a cell names a client by. */
export const addressOf = (cell: Cell, language: Language): NewAddress | undefined => {
  const text = String(cell ?? '');
  const phone = text.includes('@') ? undefined : readPhone(text, language);
  if (phone) return 'phone' in phone ? { kind: 'phone', value: phone.phone } : undefined;
  const email = readEmail(text);
  return 'email' in email ? { kind: 'email', value: email.email } : undefined;
};

export const addressKey = ({ kind, value }: NewAddress): string => `${kind} ${value}`;
