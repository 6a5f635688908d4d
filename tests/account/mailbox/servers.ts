import { describe } from '@jest/globals';
import { noDovecot, openDovecot } from '../../support/dovecot.ts';
import { openImapServer } from '../../support/imap-server.ts';

const missing = noDovecot();
export type Imap = {
  port: number;
  put(user: string, raw: string | Buffer, folder?: string): Promise<unknown>;
  letters(user: string): Promise<{ raw: Buffer; flags: string[] }[]>;
  close(): Promise<void>;
};
/** The IMAP servers at which a mailbox is tried. */
export const servers = [
  { server: 'a server of ours', open: openImapServer, run: describe },
  {
    ...{ server: `Debian’s dovecot${missing ? ` (skipped: ${missing})` : ''}`, open: openDovecot },
    run: missing ? describe.skip : describe,
  },
];
