import { veiled } from '../contact/address.ts';

/**
 * An address as a message may show it to somebody else: phones and mail programs make links of whole ones by themselves, and a stranger may have
 * typed it to be pressed. Enough is left for its owner to know it by.
 */
export const unlinked = (address: string): string =>
  address.includes('@') ? address.replace(/^(.)[^@]*@(.).*$/su, '$1•••@$2•••') : veiled(address);
