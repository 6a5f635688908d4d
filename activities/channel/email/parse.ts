import { createHash } from 'node:crypto';
import PostalMime, { addressParser, type Attachment, type Email } from 'postal-mime';
import type { KeptLetter, Mailbox } from '../../../workflows/channel/email-letter.schema.ts';
import { decodedHeader, headerOf, headersOf, type Headers } from './headers.ts';
import { mended } from './mended.ts';
import { reportOf } from './report.ts';

export type Place = Pick<KeptLetter, 'mailbox' | 'folder' | 'validity' | 'uid' | 'receivedAt' | 'size'>;

/** Text and marked-up text beyond this stays in the mailbox: a person reads no megabyte. */
const MOST_TEXT = 300_000;
const MOST_HTML = 1_000_000;
const MOST_FILES = 50;
const MOST_IDS = 50;

/** Of a robot, a list, or whether its sender is whom it says. */
const MARKS = [
  ...['auto-submitted', 'precedence', 'list-id', 'x-auto-response-suppress', 'return-path', 'authentication-results'],
  ...['x-autoreply', 'x-autorespond', 'x-autoreply-from', 'x-failed-recipients'],
];

const options = { forceRfc822Attachments: true, maxNestingDepth: 100, attachmentEncoding: 'arraybuffer' } as const;

/** Reads a letter, whatever is wrong with it: what no parser takes is kept as unreadable. */
export const parseLetter = async (raw: Buffer, place: Place): Promise<KeptLetter> => {
  const headers = headersOf(raw);
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(headerOf(headers, 'content-type'))?.[1]?.toLowerCase() ?? '';
  const said = (name: string) => decodedHeader(headerOf(headers, name), charset);
  const mailboxes = (name: string) => mailboxesOf(headerOf(headers, name), charset);
  const known = {
    ...place,
    digest: createHash('sha256').update(raw).digest('hex'),
    messageId: idsIn(headerOf(headers, 'message-id'))[0] ?? '',
    inReplyTo: idsIn(headerOf(headers, 'in-reply-to')),
    references: idsIn(headerOf(headers, 'references')),
    from: mailboxes('from')[0] ?? mailboxes('sender')[0] ?? null,
    ...{ replyTo: mailboxes('reply-to'), to: mailboxes('to').slice(0, 50), cc: mailboxes('cc').slice(0, 50) },
    ...{ subject: said('subject').slice(0, 1000), date: headerOf(headers, 'date'), marks: marksOf(headers) },
  };
  try {
    const { raw: readable, flowed } = mended(raw);
    return { ...known, ...wordsOf(await PostalMime.parse(readable, options), flowed, headers), unreadable: null };
  } catch (error) {
    const unreadable = (error as Error).message.slice(0, 300);
    return { ...known, text: '', html: '', flowed: false, files: [], report: null, calendar: null, unreadable };
  }
};

/** One file of a letter, by its number; undefined where there is none. */
export const fileOfLetter = async (
  raw: Buffer,
  n: number,
): Promise<{ name: string; mime: string; bytes: Buffer } | undefined> => {
  const parsed = await PostalMime.parse(mended(raw).raw, options);
  const found = parsed.attachments[n];
  return found && { ...named(found, n), bytes: bytesOf(found) };
};

const wordsOf = ({ text, html = '', attachments }: Email, flowed: boolean, headers: Headers) => {
  const marked = html.length > MOST_HTML ? undefined : withPictures(withoutNul(html), attachments);
  return {
    // a tag too many costs nothing, a letter without words does
    text: withoutNul(text || (marked ? '' : plain(html))).slice(0, MOST_TEXT),
    html: marked?.html ?? '',
    flowed,
    files: attachments
      .slice(0, MOST_FILES)
      .flatMap((one, n) =>
        isReported(one) || marked?.shown.has(one)
          ? []
          : [{ n, ...named(one, n), size: bytesOf(one).length, tooLarge: false }],
      ),
    report: reportOf(attachments, headers),
    calendar: calendarOf(attachments),
  };
};

const MOST_PICTURE = 200_000;
const MOST_PICTURES = 1_000_000;

/** Pictures that stand in the text are written into it, as long as they are small; a name that nothing answers to is asked for nowhere. */
const withPictures = (html: string, attachments: Attachment[]): { html: string; shown: Set<Attachment> } => {
  const shown = new Set<Attachment>();
  let left = MOST_PICTURES;
  let written = html;
  for (const one of attachments) {
    const cid = one.contentId?.replace(/^<|>$/g, '');
    const bytes = bytesOf(one);
    if (!cid || !written.includes(`cid:${cid}`) || !/^image\/(png|jpe?g|gif|webp)$/.test(one.mimeType)) continue;
    if (bytes.length > MOST_PICTURE || bytes.length > left) continue;
    left -= bytes.length;
    written = written.replaceAll(`cid:${cid}`, `data:${one.mimeType};base64,${bytes.toString('base64')}`);
    shown.add(one);
  }
  return { html: written, shown };
};

const plain = (html: string): string => html.replace(/<[^>]*>/g, ' ');

const isReported = ({ mimeType }: Attachment): boolean =>
  mimeType === 'message/delivery-status' || mimeType === 'text/rfc822-headers';

const named = ({ filename, mimeType, content }: Attachment, n: number) => ({
  name: clipped(filename ?? nameless(mimeType, content, n)),
  mime: mimeType.slice(0, 200),
});

const nameless = (mimeType: string, content: Attachment['content'], n: number): string => {
  if (mimeType === 'message/rfc822') {
    const subject = decodedHeader(headerOf(headersOf(Buffer.from(content as ArrayBuffer)), 'subject'), '');
    return `${subject.slice(0, 100) || 'letter'}.eml`;
  }
  return mimeType === 'text/calendar' ? 'invite.ics' : `part-${n + 1}`;
};

const clipped = (name: string): string =>
  name
    // oxlint-disable-next-line no-control-regex -- a name has no use for them
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069/\\]+/g, '_')
    .slice(-200);

const bytesOf = ({ content }: Attachment): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer);

/** An answer to an invitation, or a proposal of another time, says so inside. */
const calendarOf = (attachments: Attachment[]): string | null => {
  const part = attachments.find(({ mimeType }) => mimeType === 'text/calendar' || mimeType === 'application/ics');
  const text = part && bytesOf(part).toString('utf8').slice(0, 100_000);
  return text && /^METHOD:(REPLY|COUNTER)\s*$/im.test(text) ? text : null;
};

const idsIn = (value: string): string[] => (value.match(/<[^<>\s]{1,900}>/g) ?? []).slice(-MOST_IDS);

/**
 * The people of a header. Whatever is encoded or beyond ASCII is set aside first, so that no sign of it takes the header apart. An unquoted comma in a
 * name makes two addresses of one, the first of them empty (RFC 5322 wants it quoted).
 */
const mailboxesOf = (value: string, charset: string): Mailbox[] => {
  const aside: string[] = [];
  const ascii = value.replace(BEYOND, (piece) => `Q${aside.push(decodedHeader(piece, charset)) - 1}Q`);
  const whole = (name: string) => name.replace(/Q(\d+)Q/g, (token, n: string) => aside[Number(n)] ?? token).trim();
  const found: Mailbox[] = [];
  let before = '';
  for (const { name, address } of addressParser(ascii, { flatten: true }) as Mailbox[]) {
    const said = whole(name);
    if (address) {
      const own = [before, said].filter(Boolean).join(', ').slice(0, 200);
      found.push({ name: own, address: whole(address).slice(0, 320) });
      before = '';
    } else before = said;
  }
  return found;
};

const BEYOND =
  /=\?[\w.:*-]{1,40}\?[bq]\?[^?\s]*\?=(?:\s+=\?[\w.:*-]{1,40}\?[bq]\?[^?\s]*\?=)*|[\u0080-\u00ff]+(?: +[\u0080-\u00ff]+)*/gi;

const marksOf = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    MARKS.flatMap((name) => {
      const value = headers.find((one) => one.name === name)?.value;
      return value === undefined ? [] : [[name, decodedHeader(value, '').slice(0, 500)]];
    }),
  );

const withoutNul = (text: string): string => text.replaceAll('\0', '');
