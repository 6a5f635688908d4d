import { plainText } from '../words/plain.ts';
import { asciiDomain, isMixed, normalDomain } from './domain.ts';

export type EmailFault = 'empty' | 'shape' | 'name' | 'domain' | 'long';

/**
 * An e-mail by the grammar of RFC 5321 and 6531 as people use it: a dot-atom before the `@`, a domain name after it. Kept in lower case,
 * composed, the domain in its own letters, so that one mailbox is one text however it was typed.
 */
export const readEmail = (text: string): { email: string } | { why: EmailFault } => {
  const typed = plainText(text).toLowerCase().normalize('NFC');
  if (typed === '') return { why: 'empty' };
  const sign = typed.lastIndexOf('@');
  if (sign < 0 || /\s/.test(typed)) return { why: 'shape' };
  const name = typed.slice(0, sign);
  if (!NAME.test(name) || name.normalize('NFKC') !== name || name.split('.').some(isMixed)) return { why: 'name' };
  const domain = normalDomain(typed.slice(sign + 1));
  if (domain === undefined) return { why: 'domain' };
  const octets = new TextEncoder().encode(name).length;
  if (octets > 64 || octets + 1 + asciiDomain(domain).length > 254) return { why: 'long' };
  return { email: `${name}@${domain}` };
};

const ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const NAME = new RegExp(`^${ATOM}(\\.${ATOM})*$`, 'u');
