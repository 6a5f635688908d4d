/**
 * Letters and documents are plain text with a little markup: `# heading`, `- item`, `**strong**`, `[words](address)`; an empty line separates
 * paragraphs. A backslash makes the next character plain.
 */
export type Span = { text: string; strong?: boolean; href?: string };
export type Block =
  { kind: 'heading' | 'paragraph' | 'item'; spans: Span[] } | { kind: 'button'; text: string; href: string };

/** A value in a text must not become markup. */
export const escapeMarkup = (value: string): string => value.replace(/[\\*[\]]/g, '\\$&').replace(/\s*\n\s*/g, ' ');

/** The same where lines stay lines: what somebody has written, as it was. */
export const escapeLines = (value: string): string => value.replace(/[\\*[\]]/g, '\\$&').replace(/^([#•-])/gm, '\\$1');

export const parseMarkup = (text: string): Block[] => {
  const blocks: Block[] = [];
  for (const part of text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)) {
    let lines: string[] = [];
    const flush = () => {
      if (lines.length > 0) blocks.push({ kind: 'paragraph', spans: spansOf(lines.join('\n')) });
      lines = [];
    };
    for (const line of part.split('\n').map((one) => one.trim())) {
      const button = /^\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s)]+)\)$/.exec(line);
      if (line === '') continue;
      if (/^#{1,3} /.test(line)) (flush(), blocks.push({ kind: 'heading', spans: spansOf(line.replace(/^#+ /, '')) }));
      else if (/^[-•] /.test(line)) (flush(), blocks.push({ kind: 'item', spans: spansOf(line.slice(2)) }));
      else if (button) (flush(), blocks.push({ kind: 'button', text: bare(button[1]!), href: button[2]! }));
      else lines.push(line);
    }
    flush();
  }
  return blocks;
};

const spansOf = (text: string): Span[] => {
  const spans: Span[] = [];
  const pattern =
    /\*\*((?:\\.|[^*\\])+)\*\*|\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>"\\]+[^\s<>"\\.,;:!?)])/g;
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) spans.push({ text: bare(text.slice(from, match.index)) });
    const [whole, strong, words, address, plain] = match;
    if (strong !== undefined) spans.push({ text: bare(strong), strong: true });
    else if (words !== undefined) spans.push({ text: bare(words), href: address! });
    else spans.push({ text: plain!, href: plain! });
    from = match.index + whole.length;
  }
  if (from < text.length) spans.push({ text: bare(text.slice(from)) });
  return spans;
};

const bare = (text: string): string => text.replace(/\\(.)/g, '$1');

/** The text part of a mail, also what is read aloud or shown in the CRM. */
export const plainText = (text: string): string =>
  parseMarkup(text)
    .map((block) =>
      block.kind === 'button'
        ? `${block.text}: ${block.href}`
        : (block.kind === 'item' ? '– ' : '') + block.spans.map(spoken).join(''),
    )
    .join('\n\n')
    .replace(/(– [^\n]*)\n\n(?=– )/g, '$1\n');

/** A text in one line: a heading or an item without a full stop gets one, so that it does not run into what follows. */
export const inOneLine = (text: string): string =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line, index, all) => (index < all.length - 1 && /[\p{L}\p{N})»”"'₸]$/u.test(line) ? `${line}.` : line))
    .join(' ');

const spoken = ({ text, href }: Span): string => (href && href !== text ? `${text} (${href})` : text);
