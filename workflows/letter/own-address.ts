import { veiled } from '../contact/address.ts';

/**
 * An address as a message may show it to somebody else: phones and mail programs turn whole ones into links by themselves, and a stranger may
 * have typed it to be clicked. Its owner can still recognise it.
 */
export const unlinked = (address: string): string =>
  address.includes('@') ? address.replace(/^(.)[^@]*@(.).*$/su, '$1•••@$2•••') : veiled(address);
