import type { ListResponse } from 'imapflow';
import { openImap } from './imap.ts';
import type { Mailbox } from './mailbox.ts';

const LONGEST_MS = 20_000;

/**
 * Whether a letter of ours lies among those that its server has sent. Servers that keep no copy by themselves have none, and one that lets nobody in
 * knows none; throws where the server cannot be asked now.
 */
export const isAmongSent = async ({ imap }: Pick<Mailbox, 'imap'>, messageId: string): Promise<boolean> => {
  const client = openImap(imap);
  const ending = setTimeout(() => client.close(), LONGEST_MS);
  try {
    await client.connect();
    for (const { path } of (await client.list()).filter(isOfSent)) {
      await client.mailboxOpen(path, { readOnly: true });
      const found = await client.search({ header: { 'message-id': messageId } }, { uid: true });
      if (found && found.length > 0) return true;
    }
    return false;
  } catch (error) {
    if ((error as { authenticationFailed?: boolean }).authenticationFailed) return false;
    throw error;
  } finally {
    clearTimeout(ending);
    client.close();
  }
};

/** By what the server says of it, else by the names that programs give it. */
const isOfSent = ({ specialUse, name }: ListResponse): boolean =>
  specialUse === '\\Sent' || /^(sent( (items|messages|mail))?|отправленные|надіслані|жіберілген(дер)?)$/i.test(name);
