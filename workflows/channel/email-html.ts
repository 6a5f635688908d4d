/** Where the quoted part begins, by the marks that mail programs leave. */
const quotes = [
  '<blockquote',
  'id="divrplyfwdmsg"',
  "id='divrplyfwdmsg'",
  'id="appendonsend"',
  'id="mail-editor-reference-message-container"',
  'class="gmail_quote',
  'class="gmail_attr',
  'class="yahoo_quoted',
  'class="moz-cite-prefix',
  'class="protonmail_quote',
  'data-marker="__quote_text__"',
  'class="mailru-blockquote',
  'border-top:solid #e1e1e1 1.0pt',
  'border-top:solid #b5c4df 1.0pt',
];

/** The words of marked-up text: the new ones, and what is quoted beneath. */
export const wordsOfHtml = (html: string): { said: string; folded: string } => {
  const lower = html.toLowerCase();
  const found = quotes.map((mark) => lower.indexOf(mark)).filter((at) => at >= 0);
  if (found.length === 0) return { said: plainWords(html), folded: '' };
  const inside = Math.min(...found);
  // from the beginning of the tag that carries the mark
  const at = Math.max(0, html.lastIndexOf('<', inside));
  const [said, folded] = [plainWords(html.slice(0, at)), plainWords(html.slice(at))];
  return said === '' ? { said: folded, folded: '' } : { said, folded };
};

export const plainWords = (html: string): string =>
  entities(
    withoutHidden(html)
      .replace(/\s+/g, ' ')
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/<\/(p|div|tr|h[1-6]|li|ul|ol|table|blockquote)>/gi, '\n')
      .replace(/<li\b[^>]*>/gi, '• ')
      .replace(/<\/t[dh]>/gi, '\t')
      .replace(/<[^>]*>?/g, ''),
  )
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Without what nobody sees: each is cut from its beginning to its end, or to the end of all where it has none. */
const withoutHidden = (html: string): string =>
  without(withoutElements(html, ['head', 'style', 'script', 'title', 'template']), '<!--', '-->');

/** Without these elements and all that is in them. */
export const withoutElements = (html: string, names: string[]): string =>
  names.reduce((rest, name) => without(rest, `<${name}`, `</${name}>`), html);

const without = (html: string, from: string, to: string): string => {
  const lower = html.toLowerCase();
  const kept: string[] = [];
  let at = 0;
  for (let begin = beginOf(lower, from, at); begin >= 0; begin = beginOf(lower, from, at)) {
    kept.push(html.slice(at, begin));
    const end = lower.indexOf(to, begin);
    if (end < 0) return kept.join('');
    at = end + to.length;
  }
  return kept.join('') + html.slice(at);
};

/** "<header" is no "<head". */
const beginOf = (lower: string, from: string, after: number): number => {
  for (let at = lower.indexOf(from, after); at >= 0; at = lower.indexOf(from, at + 1))
    if (from === '<!--' || /[\s/>]/.test(lower[at + from.length] ?? '>')) return at;
  return -1;
};

const named: Record<string, string> = {
  ...{ nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", laquo: '«', raquo: '»', mdash: '—', ndash: '–' },
  ...{ hellip: '…', copy: '©', reg: '®', euro: '€', bull: '•', middot: '·', lsquo: '‘', rsquo: '’', ldquo: '“' },
  ...{ rdquo: '”', zwnj: '', shy: '', times: '×', deg: '°', trade: '™' },
};

export const entities = (text: string): string =>
  text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
  });
