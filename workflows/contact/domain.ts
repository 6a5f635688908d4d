/** A domain in lower case and in its own letters (`пример.рф`, not `xn--e1afmkfd.xn--p1ai`); undefined where DNS allows no such name. */
export const normalDomain = (text: string): string | undefined => {
  if (isPlain(text)) return text;
  // what a URL would cut off or decode is not part of a name
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(text) || !URL.canParse(`http://${text}`)) return undefined;
  const { hostname } = new URL(`http://${text}`);
  const labels = hostname.split('.');
  if (hostname.length > 253 || labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined;
  if (!/^([a-z]{2,}|xn--[a-z0-9-]+)$/.test(labels.at(-1)!)) return undefined;
  const own = labels.map((label) => (label.startsWith('xn--') ? fromPunycode(label.slice(4)) : label));
  if (own.some((label) => label === undefined || isMixed(label))) return undefined;
  const domain = own.join('.');
  // punycode that stands for no letters, or for others than these
  return URL.canParse(`http://${domain}`) && asciiDomain(domain) === hostname ? domain : undefined;
};

/** As mail servers pass it on: this length is what counts. */
export const asciiDomain = (domain: string): string =>
  isPlain(domain) ? domain : new URL(`http://${domain}`).hostname;

/** Nearly every domain: valid in DNS as it is, so no URL need be parsed. */
const isPlain = (text: string): boolean =>
  text.length <= 253 && /^(?:(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(text);

/** Letters of two scripts that look alike in one word: a slip of the keyboard's language, or a trick. */
export const isMixed = (word: string): boolean =>
  /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word);

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** RFC 3492; what a URL has accepted can be decoded. */
const fromPunycode = (text: string): string | undefined => {
  const cut = text.lastIndexOf('-');
  const letters = [...text.slice(0, Math.max(0, cut))].map((letter) => letter.codePointAt(0)!);
  let [code, index, bias] = [128, 0, 72];
  for (let at = cut + 1; at < text.length; index += 1) {
    const before = index;
    for (let [weight, step] = [1, 36]; ; step += 36) {
      const digit = Number.parseInt(text[at++] ?? '!', 36);
      if (Number.isNaN(digit)) return undefined;
      // punycode counts letters first, then digits; base 36 the other way round
      const value = digit < 10 ? digit + 26 : digit - 10;
      index += value * weight;
      const least = Math.min(26, Math.max(1, step - bias));
      if (value < least) break;
      weight *= 36 - least;
    }
    bias = adapted(index - before, letters.length + 1, before === 0);
    code += Math.floor(index / (letters.length + 1));
    index %= letters.length + 1;
    if (code > 0x10ffff) return undefined;
    letters.splice(index, 0, code);
  }
  return String.fromCodePoint(...letters);
};

const adapted = (delta: number, length: number, isFirst: boolean): number => {
  let left = Math.floor(delta / (isFirst ? 700 : 2));
  left += Math.floor(left / length);
  let steps = 0;
  for (; left > 455; steps += 36) left = Math.floor(left / 35);
  return steps + Math.floor((36 * left) / (left + 38));
};
