import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { openAccount } from '../../../prisma/account/account.ts';
import { foldersOf, keepFolder, type FolderPlace } from '../../../prisma/account/folders.ts';
import { noteIntake } from '../../../prisma/account/intake.ts';
import { laneOfLetter, placeOfLetter } from '../../../workflows/channel/email-letter.ts';
import type { KeptLetter } from '../../../workflows/channel/email-letter.schema.ts';
import type { Reason } from '../../../workflows/delivery/reason.ts';
import type { AskingPlace } from '../connector.ts';
import { openImap } from './imap.ts';
import { mailboxOf, type Mailbox } from './mailbox.ts';
import { parseLetter } from './parse.ts';
import { withoutFiles } from './too-large.ts';

/** Beyond this a letter is read without its files. */
const MOST_BYTES = 40 * 1024 * 1024;
/** As much of such a letter as its words stand in. */
const HEAD_BYTES = 1024 * 1024;
/** Letters of one write. */
const BATCH = 20;
const BATCH_BYTES = 60 * 1024 * 1024;
/** The other folders have no news of their own: they are looked at after each piece of news of the first, and so often. */
const LOOK_MS = 60_000;
/** A mailbox built anew is read again from a little before the last look. */
const AGAIN_MS = 86_400_000;

/**
 * Attends to a mailbox until its connection ends: looks for what came after the place up to which each folder was read, then waits for news. What is
 * seen stays as it was. Whoever dies between fetching and writing fetches the same again.
 */
export const askMailbox = async (
  { db, keys }: AskingPlace,
  id: string,
  signal: AbortSignal,
): Promise<{ restMs: number }> => {
  const open = await openAccount(db, keys, id);
  if (open?.settings['mode'] !== 'polling') return { restMs: 5000 };
  const mailbox = mailboxOf({ ...open.settings, ...open.secrets });
  const client = openImap(mailbox.imap);
  const end = () => client.close();
  signal.addEventListener('abort', end, { once: true });
  try {
    await client.connect();
    const begun = JSON.stringify(open);
    while (!signal.aborted && client.usable) {
      let seen = 0;
      for (const folder of mailbox.folders.toReversed()) seen = await readFolder({ db, id, mailbox, client }, folder);
      await news(client, seen, signal);
      const now = await openAccount(db, keys, id);
      if (JSON.stringify(now) !== begun) return { restMs: 0 };
    }
    return { restMs: 1000 };
  } catch (error) {
    if (signal.aborted) return { restMs: 0 };
    const refused = (error as { authenticationFailed?: boolean }).authenticationFailed === true;
    const signIn: Reason = 'SignInRefused';
    await noteIntake(db, id, refused ? signIn : `IMAP: ${saidBy(error, mailbox.imap.pass)}`);
    // a wrong password asked too often locks the mailbox
    return { restMs: refused ? 300_000 : 5000 };
  } finally {
    signal.removeEventListener('abort', end);
    client.close();
  }
};

const saidBy = (error: unknown, secret: string): string => {
  const { responseText, message, code } = error as { responseText?: string; message: string; code?: string };
  return `${code ?? ''} ${responseText ?? message}`.trim().replaceAll(secret, '…');
};

type Reading = { db: AskingPlace['db']; id: string; mailbox: Mailbox; client: ImapFlow };

/**
 * The first time only what comes from then on is read: nobody asked for years of letters. Returns how many letters it had when it was opened.
 */
const readFolder = async ({ db, id, mailbox, client }: Reading, folder: string): Promise<number> => {
  const opened = await client.mailboxOpen(folder, { readOnly: true });
  const { exists } = opened;
  const validity = String(opened.uidValidity);
  const before = (await foldersOf(db, id))[folder];
  const now = new Date();
  const keep = (uid: number, letters: KeptLetter[]) =>
    keepFolder(db, { id, folder, place: placeAt(validity, uid, now), kept: letters.map(entryOf) });
  if (!before) {
    await keep(opened.uidNext - 1, []);
    return exists;
  }
  const isSame = before.validity === validity;
  const after = isSame ? before.uid : 0;
  const wanted = isSame ? { uid: `${after + 1}:*` } : { since: new Date(Date.parse(before.at) - AGAIN_MS) };
  const found = exists === 0 ? [] : await client.search(wanted, { uid: true });
  // "n:*" names the last letter even where it is older than n
  const uids = (found || []).filter((uid) => uid > after).sort((one, other) => one - other);
  let held: KeptLetter[] = [];
  let bytes = 0;
  for (const uid of uids) {
    const letter = await fetchLetter(client, { mailbox: mailbox.address, folder, validity, uid });
    if (letter) held.push(letter);
    bytes += letter?.size ?? 0;
    if (held.length < BATCH && bytes < BATCH_BYTES) continue;
    await keep(uid, held);
    [held, bytes] = [[], 0];
  }
  await keep(Math.max(after, uids.at(-1) ?? 0, isSame ? 0 : opened.uidNext - 1), held);
  return exists;
};

const placeAt = (validity: string, uid: number, at: Date): FolderPlace => ({ validity, uid, at: at.toISOString() });

const entryOf = (letter: KeptLetter) => ({
  externalId: placeOfLetter(letter),
  lane: laneOfLetter(letter),
  body: JSON.stringify(letter),
});

type Where = Pick<KeptLetter, 'mailbox' | 'folder' | 'validity' | 'uid'>;

/** Without marking it as seen. Undefined where somebody has moved or deleted it meanwhile. */
const fetchLetter = async (client: ImapFlow, where: Where): Promise<KeptLetter | undefined> => {
  const about = await client.fetchOne(
    String(where.uid),
    { size: true, internalDate: true, bodyStructure: true },
    { uid: true },
  );
  if (!about) return undefined;
  const size = about.size ?? 0;
  const isLarge = size > MOST_BYTES;
  const source = isLarge ? { start: 0, maxLength: HEAD_BYTES } : true;
  const got = await client.fetchOne(String(where.uid), { source }, { uid: true });
  if (!got || !got.source) return undefined;
  const letter = await parseLetter(got.source, { ...where, size, receivedAt: momentOf(about) });
  return isLarge ? withoutFiles(letter, about.bodyStructure) : letter;
};

const momentOf = ({ internalDate }: FetchMessageObject): string => {
  const at = internalDate instanceof Date ? internalDate : new Date(internalDate ?? Date.now());
  return (Number.isNaN(at.getTime()) ? new Date() : at).toISOString();
};

/** Until the first folder has more than was `seen`, a while has passed, or the connection ends. */
const news = async (client: ImapFlow, seen: number, signal: AbortSignal): Promise<void> => {
  if (client.mailbox && client.mailbox.exists > seen) return;
  const idling = client.idle().catch(() => undefined);
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      client.off('exists', done).off('close', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, LOOK_MS);
    client.on('exists', done).on('close', done);
    signal.addEventListener('abort', done, { once: true });
  });
  if (client.usable) await client.noop();
  await idling;
};
