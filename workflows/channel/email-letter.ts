import { normalEmail } from '../contact/contact.ts';
import type { Incoming } from '../conversation/incoming.ts';
import type { Part } from '../conversation/part.schema.ts';
import { bounceOf } from './email-bounce.ts';
import { meetingAnswer } from './email-calendar.ts';
import { wordsOfHtml } from './email-html.ts';
import type { KeptLetter, Mailbox } from './email-letter.schema.ts';
import { splitLetter, topicOf, unflowed } from './email-quote.ts';
import { robotOf } from './email-robot.ts';

/** What a letter means. Its sender alone is believed to be who wrote, and even that only as far as anybody may write any name. */
export const readLetter = (letter: KeptLetter): Incoming => {
  if (letter.report) {
    const receipt = bounceOf(letter);
    return receipt ? { what: 'receipt', receipt } : { what: 'nothing', why: 'a report about a letter that is late' };
  }
  const from = letter.from && normalEmail(letter.from.address);
  if (!from) return { what: 'nothing', why: 'a letter without a sender' };
  if (from === normalEmail(letter.mailbox)) return { what: 'nothing', why: 'a letter of our own' };
  const { robot, silent } = robotOf(letter);
  const externalId = idOfLetter(letter);
  const { said, folded } = wordsOf(letter);
  const ids = [...new Set([...letter.inReplyTo, ...letter.references.toReversed()])];
  return {
    ...{ what: 'message', thread: `${from} ${letter.digest.slice(0, 16)}`, externalId, at: momentOf(letter) },
    from: { name: nameOf(letter.from!, from), language: null },
    // an answer to an invitation often says nothing else
    text: (said || (letter.files.length > 0 && letter.calendar === null ? '' : letter.subject)).slice(0, MOST_SAID),
    parts: [envelopeOf(letter, from, { folded: said.slice(MOST_SAID) + folded, robot, ids }), ...filesOf(letter)],
    ...{ replyTo: letter.inReplyTo[0] ?? null, editedAt: null },
    finding: { address: from, ids, topic: topicOf(letter.subject) },
    ...(robot ? { robot } : {}),
    ...(silent ? { silent } : {}),
    ...(letter.html ? { html: letter.html } : {}),
  };
};

/** Nobody reads more in a window of talks; the rest is folded. */
const MOST_SAID = 20_000;
const MOST_FOLDED = 100_000;

/** A letter without an id is known by its own bytes: the same whenever it is fetched. */
const idOfLetter = ({ messageId, digest }: KeptLetter): string => messageId || `<${digest}@unnamed>`;

/** Where it lies: the same letter has one place in a mailbox until that is built anew. */
export const placeOfLetter = ({ folder, validity, uid }: Pick<KeptLetter, 'folder' | 'validity' | 'uid'>): string =>
  `${validity}/${uid}/${folder}`;

/** What is asked about one person keeps its order. */
export const laneOfLetter = ({ from }: KeptLetter): string | null => (from && normalEmail(from.address)) ?? null;

const wordsOf = ({ text, html, flowed, unreadable, subject }: KeptLetter): { said: string; folded: string } => {
  if (unreadable !== null) return { said: subject, folded: '' };
  if (text.trim() === '') return wordsOfHtml(html);
  return splitLetter(flowed ? unflowed(text) : text);
};

const nameOf = ({ name }: Mailbox, address: string): string => {
  const said = name.replace(/^['"«]+|['"»]+$/g, '').trim();
  // a name that looks like somebody's address is somebody else's in every trick of this kind
  return said && !said.includes('@') ? said.slice(0, 100) : address.split('@')[0]!;
};

/** What is dated in days to come or not at all stands where it came. */
const momentOf = ({ date, receivedAt }: KeptLetter): string => {
  const said = Date.parse(date.replace(/\s*\([^()]*\)\s*$/, ''));
  const came = Date.parse(receivedAt);
  const isLikely = !Number.isNaN(said) && said <= came + SKEW_MS && said > came - LATE_MS;
  return new Date(isLikely ? said : came).toISOString();
};

const SKEW_MS = 10 * 60_000;
/** Servers try for five days. */
const LATE_MS = 7 * 86_400_000;

type Seen = { folded: string; robot: boolean; ids: string[] };

const envelopeOf = (letter: KeptLetter, from: string, { folded, robot, ids }: Seen): Part => {
  const { subject, to, cc, replyTo, html, calendar, marks } = letter;
  const answersTo = replyTo.map(({ address }) => normalEmail(address)).find((one) => one && one !== from) ?? null;
  return {
    ...{ kind: 'letter', subject, topic: topicOf(subject), from: shown(letter.from!) },
    ...{ to: to.map(shown), cc: cc.map(shown), answersTo, folded: folded.slice(0, MOST_FOLDED), robot },
    marked: html !== '',
    doubtful: /\bdmarc\s*=\s*fail\b/i.test(marks['authentication-results'] ?? ''),
    ids: ids.slice(0, 20),
    answer: calendar === null ? null : (meetingAnswer(calendar) ?? null),
  };
};

const shown = ({ name, address }: Mailbox): string => (name ? `${name} <${address}>` : address).slice(0, 400);

const filesOf = (letter: KeptLetter): Part[] => {
  const { folder, validity, uid, files, unreadable, size } = letter;
  const at = `${validity}/${uid}/`;
  const place = (n: number | 'whole') => `${at}${n}/${folder}`.slice(0, 300);
  if (unreadable !== null)
    return [
      {
        kind: 'file',
        what: 'document',
        name: 'letter.eml',
        mime: 'message/rfc822',
        size,
        state: 'waits',
        at: place('whole'),
        file: null,
      },
    ];
  return files.map(({ n, name, mime, size: bytes, tooLarge }) => ({
    ...{ kind: 'file', what: whatOf(mime), name, mime, size: bytes },
    ...{ state: tooLarge ? 'too_large' : 'waits', at: place(n), file: null },
  }));
};

const whatOf = (mime: string): Extract<Part, { kind: 'file' }>['what'] =>
  /^image\/(png|jpe?g|gif|webp)$/.test(mime)
    ? 'picture'
    : mime.startsWith('audio/')
      ? 'audio'
      : mime.startsWith('video/')
        ? 'video'
        : 'document';
