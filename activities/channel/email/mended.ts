import { endOfHeaders, isUtf8 } from './headers.ts';

/** Beyond this nothing is looked into: what is mended stands at the beginning. */
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * A letter as a parser reads it right: a Content-Type that is none is plain text (RFC 2045, 5.2), bytes that are UTF-8 are said to be, and flowed
 * lines are left as they are, since whoever joins them must know which are quoted.
 */
export const mended = (raw: Buffer): { raw: Buffer; flowed: boolean } => {
  const head = raw.subarray(0, Math.min(raw.length, MOST_BYTES)).toString('latin1');
  const end = endOfHeaders(raw);
  const top = head.slice(0, end);
  const typed = withType(top);
  const flowed = /\bformat\s*=\s*"?flowed\b/i.test(head);
  let text = typed + head.slice(end);
  if (flowed) text = text.replace(/\bformat(\s*=\s*"?)flowed\b/gi, 'format$1fixed');
  text = withCharsets(text);
  return { raw: Buffer.concat([Buffer.from(text, 'latin1'), raw.subarray(head.length)]), flowed };
};

const withType = (top: string): string =>
  top.replace(/^content-type:((?:[^\r\n]*(?:\r?\n[ \t])?)*)$/im, (line, value: string) =>
    /^\s*[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(;|$)/.test(value.replace(/\r?\n/g, '')) ? line : 'Content-Type: text/plain',
  );

const MOST_PARTS = 200;

/** Of parts that came as bare bytes: what they are counts, not what is said of them. */
const withCharsets = (text: string): string => {
  const said = /\bcharset(\s*=\s*)("?)([\w.:-]{1,40})\2/gi;
  let mendedText = '';
  let from = 0;
  for (let parts = 0, match = said.exec(text); match && parts < MOST_PARTS; match = said.exec(text), parts++) {
    const charset = charsetOf(text, match.index, match[3]!.toLowerCase());
    if (!charset) continue;
    mendedText += `${text.slice(from, match.index)}charset${match[1]}${match[2]}${charset}${match[2]}`;
    from = match.index + match[0].length;
  }
  return mendedText + text.slice(from);
};

const charsetOf = (text: string, at: number, said: string): string | undefined => {
  const blank = /\r?\n\r?\n/g;
  blank.lastIndex = at;
  const begin = blank.exec(text);
  if (!begin) return undefined;
  const headers = text.slice(Math.max(0, at - 2000), begin.index);
  const own = headers.slice(Math.max(headers.lastIndexOf('\n\n'), headers.lastIndexOf('\r\n\r\n'), 0));
  if (/content-transfer-encoding:\s*(base64|quoted-printable)/i.test(own)) return undefined;
  const next = text.indexOf('\n--', blank.lastIndex);
  const body = text.slice(blank.lastIndex, next < 0 ? undefined : next);
  if (!/[\u0080-\u00ff]/.test(body)) return undefined;
  const isUnicode = isUtf8(Buffer.from(body, 'latin1'));
  const saysUnicode = /^utf-?8$/.test(said);
  if (isUnicode) return saysUnicode ? undefined : 'utf-8';
  return saysUnicode || said === 'us-ascii' ? 'windows-1251' : undefined;
};
