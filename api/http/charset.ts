/** The charset that a Content-Type declares, as the standard of the web names it. */
export const charsetOf = (contentType: string | undefined): string | undefined =>
  /;\s*charset\s*=\s*"?([\w:.-]+)"?/i.exec(contentType ?? '')?.[1]?.toLowerCase();

/** Bytes as text: by the declared charset where there is such a one, else UTF-8, else what sites of this region are still written in. */
export const textOf = (bytes: Uint8Array, declared?: string): string => {
  for (const charset of charsetsFor(bytes, declared)) {
    const text = decoded(bytes, charset);
    if (text !== undefined) return text;
  }
  return '';
};

/** What is UTF-8 by every sign of another alphabet is that, although a library calls all that it sends latin1. */
const charsetsFor = (bytes: Uint8Array, declared?: string): (string | undefined)[] => [
  ...(SINGLE.test(declared ?? '') && bytes.some((byte) => byte > 127) ? ['utf-8', declared] : [declared, 'utf-8']),
  'windows-1251',
];
/** One byte a sign: every text is one of these. */
const SINGLE = /^(iso-?8859-|windows-125|x?-?cp-?125|latin-?1|us-ascii|ascii|koi8)/;

const decoded = (bytes: Uint8Array, charset: string | undefined): string | undefined => {
  if (!charset) return undefined;
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // no such charset, or these bytes are none of it
    return undefined;
  }
};

/**
 * The names and values of an urlencoded body. Percent signs stand for bytes of the page's charset: the one that is declared, or that the
 * page itself names in a field `_charset_`.
 */
export const urlencodedPairs = (bytes: Buffer, declared?: string): [string, string][] => {
  if (declared && /^(utf-16|ucs-2|unicode)/.test(declared)) return [...new URLSearchParams(textOf(bytes, declared))];
  const pairs = bytes
    .toString('latin1')
    .split('&')
    .filter((part) => part !== '')
    .map((part): [Buffer, Buffer] => {
      const cut = part.indexOf('=');
      return cut < 0 ? [bytesOf(part), Buffer.alloc(0)] : [bytesOf(part.slice(0, cut)), bytesOf(part.slice(cut + 1))];
    });
  const named = pairs.find(([name]) => name.toString('latin1') === '_charset_')?.[1].toString('latin1');
  return textsOf(pairs, declared ?? named);
};

/** One page writes in one charset: what fits none of its fields alone is guessed for all of them together. */
export const textsOf = (pairs: [Buffer, Buffer][], declared?: string): [string, string][] => {
  const all = Buffer.concat(pairs.flat());
  const charset = charsetsFor(all, declared).find((one) => decoded(all, one) !== undefined);
  const text = (bytes: Buffer): string => decoded(bytes, charset) ?? '';
  // a browser writes what the charset of its page lacks by number: &#1240; is Ә
  const whole = (bytes: Buffer): string =>
    charset?.startsWith('utf')
      ? text(bytes)
      : text(bytes).replace(/&#(\d{2,6});/g, (_sign, code: string) => String.fromCodePoint(Number(code)));
  return pairs.map(([name, value]) => [text(name), whole(value)]);
};

const bytesOf = (part: string): Buffer =>
  Buffer.from(
    part
      .replaceAll('+', ' ')
      .replace(/%([0-9a-f]{2})/gi, (_sign, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
