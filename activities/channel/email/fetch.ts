import { Readable } from 'node:stream';
import type { Fetch } from '../fetching/fetch.ts';
import { openImap } from './imap.ts';
import { mailboxOf } from './mailbox.ts';
import { fileOfLetter } from './parse.ts';

/** A file of a letter, by where it lies: numbering of the folder, letter, file, folder. What has been moved or deleted there is lost. */
export const fetchByImap: Fetch = async ({ settings, secrets }, { at }, { signal }) => {
  const [validity, uid = '', n = '', ...folder] = at.split('/');
  const client = openImap(mailboxOf({ ...settings, ...secrets }).imap);
  const end = () => client.close();
  signal.addEventListener('abort', end, { once: true });
  try {
    await client.connect();
    const opened = await client.mailboxOpen(folder.join('/'), { readOnly: true });
    if (String(opened.uidValidity) !== validity) return { is: 'lost', answer: 'the folder was built anew' };
    const letter = await client.fetchOne(uid, { source: true }, { uid: true });
    if (!letter || !letter.source) return { is: 'lost', answer: 'the letter is not there any more' };
    if (n === 'whole') return { is: 'came', bytes: Readable.from([letter.source]) };
    const file = await fileOfLetter(letter.source, Number(n));
    if (!file) return { is: 'lost', answer: 'the letter has no such file' };
    return { is: 'came', bytes: Readable.from([file.bytes]), name: file.name };
  } catch (error) {
    const { responseText, message } = error as Error & { responseText?: string };
    return { is: 'later', answer: (responseText ?? message).slice(0, 200) };
  } finally {
    signal.removeEventListener('abort', end);
    client.close();
  }
};
