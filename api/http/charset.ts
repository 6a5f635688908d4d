/** The charset that a Content-Type declares, by its WHATWG name. */
export const charsetOf = (contentType: string | undefined): string | undefined =>
  /;\s*charset\s*=\s*"?([\w:.-]+)"?/i.exec(contentType ?? '')?.[1]?.toLowerCase();

/** Bytes as text: by the declared charset if it exists, else UTF-8, else the charset that sites of this region still use. */
export const textOf = (bytes: Uint8Array, declared?: string): string => {
  for (const charset of charsetsFor(bytes, declared)) {
    const text = decoded(bytes, charset);
    if (text !== undefined) return text;
  }
  return '';
};

/** Bytes that are valid UTF-8 with letters of another alphabet are UTF-8, even if a library labels everything latin1. */
const charsetsFor = (bytes: Uint8Array, declared?: string): (string | undefined)[] => [
  ...(SINGLE.test(declared ?? '') && bytes.some((byte) => byte > 127) ? ['utf-8', declared] : [declared, 'utf-8']),
  'windows-1251',
];
/** Single-byte charsets: any bytes are valid text in one. */
const SINGLE = /^(iso-?8859-|windows-125|x?-?cp-?125|latin-?1|us-ascii|ascii|koi8)/;

const decoded = (bytes: Uint8Array, charset: string | undefined): string | undefined => {
  if (!charset) return undefined;
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // no such charset, or these bytes are not in it
    return undefined;
  }
};

/**
 * The names and values of an urlencoded body. Percent signs encode bytes in the page's charset: the one that is declared, or that the page
 * itself names in a field `_charset_`.
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

/** One page uses one charset, so it is guessed from all fields together. */
export const textsOf = (pairs: [Buffer, Buffer][], declared?: string): [string, string][] => {
  const all = Buffer.concat(pairs.flat());
  const charset = charsetsFor(all, declared).find((one) => decoded(all, one) !== undefined);
  const text = (bytes: Buffer): string => decoded(bytes, charset) ?? '';
  // a browser writes characters that the page's charset lacks by number: &#1240; is Ә
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
