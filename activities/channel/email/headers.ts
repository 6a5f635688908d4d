/** Headers of a letter as they stand, by name in small letters; a name may come more than once. Bytes are letters of latin1. */
export type Headers = { name: string; value: string }[];

/** Where the words begin: after the first empty line. */
export const endOfHeaders = (raw: Buffer): number => {
  const [crlf, lf] = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')];
  if (crlf < 0 && lf < 0) return raw.length;
  return crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 4 : lf + 2;
};

const MOST_BYTES = 256 * 1024;

export const headersOf = (raw: Buffer): Headers =>
  raw
    .subarray(0, Math.min(endOfHeaders(raw), MOST_BYTES))
    .toString('latin1')
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const at = line.indexOf(':');
      return at > 0 ? [{ name: line.slice(0, at).trim().toLowerCase(), value: line.slice(at + 1).trim() }] : [];
    });

/** The first of that name. */
export const headerOf = (headers: Headers, name: string): string =>
  headers.find((one) => one.name === name)?.value ?? '';

/**
 * A header's words. Bytes beyond ASCII are UTF-8 where they can be, else the letter's own charset, else the one of old Russian programs. Words
 * encoded one after another are one text, also where a letter was cut between them (RFC 2047 forbids it, programs do it).
 */
export const decodedHeader = (value: string, charset: string): string => {
  const pieces = value.split(/(=\?[\w.:*-]{1,40}\?[bq]\?[^?\s]*\?=)/i);
  let said = '';
  let held: { charset: string; bytes: Buffer[] } | undefined;
  const flush = () => {
    if (held) said += textOf(Buffer.concat(held.bytes), held.charset);
    held = undefined;
  };
  for (const [index, piece] of pieces.entries()) {
    const word = /^=\?([\w.:-]+)(?:\*[\w-]*)?\?([bq])\?([^?\s]*)\?=$/i.exec(piece);
    if (word) {
      const own = word[1]!.toLowerCase();
      const bytes = bytesOfWord(word[2]!, word[3]!);
      if (held?.charset !== own) flush();
      held = { charset: own, bytes: [...(held?.bytes ?? []), bytes] };
    } else if (!(piece.trim() === '' && held && index < pieces.length - 1)) {
      flush();
      said += textOf(Buffer.from(piece, 'latin1'), charset);
    }
  }
  flush();
  return clean(said);
};

const bytesOfWord = (encoding: string, text: string): Buffer =>
  encoding.toLowerCase() === 'b'
    ? Buffer.from(text, 'base64')
    : Buffer.from(
        text
          .replace(/_/g, ' ')
          .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );

const utf8 = new TextDecoder('utf-8', { fatal: true });

export const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** UTF-8 proves itself by its own shape; whatever else is said may be a lie. */
const textOf = (bytes: Buffer, charset: string): string => {
  if (isUtf8(bytes) && !/^iso-2022|^utf-7/.test(charset)) return bytes.toString('utf8');
  for (const one of [charset, 'windows-1251'])
    try {
      if (one && !/^(utf-?8|us-ascii)$/.test(one)) return new TextDecoder(one).decode(bytes);
    } catch {
      // a charset that nobody knows
    }
  return bytes.toString('utf8');
};

/** One line, without signs that nobody sees, which could turn it around or break it. */
const clean = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- a header has no use for them
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
