import { entities } from '../channel/email-html.ts';

/** Words as somebody formatted them: nothing else is kept of what was typed or pasted. */
export const formats = ['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'blockquote', 'a'] as const;
export type Format = (typeof formats)[number];
export type Piece = string | { is: Format; href?: string; pieces: Piece[] };

export const isLink = (href: string): boolean => /^(https?:\/\/|mailto:|tel:)/i.test(href);

/** Reads marked-up text that is clean: what is no format of ours is passed over, its words stay. */
export const piecesIn = (html: string): Piece[] => {
  const whole: Piece[] = [];
  const open: { is: Format; pieces: Piece[] }[] = [];
  const put = (piece: Piece) => void (open.at(-1)?.pieces ?? whole).push(piece);
  for (const [token, shut, tag = '', more = ''] of html.matchAll(/<(\/?)([a-z0-9]+)([^<>]*)>|[^<]+|</gi)) {
    const is = formats.find((one) => one === tag.toLowerCase());
    if (tag === '') put(entities(token));
    else if (is === 'br') put({ is, pieces: [] });
    else if (is && shut) {
      const at = open.findLastIndex((one) => one.is === is);
      if (at >= 0) open.length = at;
    } else if (is) {
      const href = entities(/\bhref="([^"]*)"/i.exec(more)?.[1] ?? '');
      const piece = { is, ...(is === 'a' && isLink(href) ? { href } : {}), pieces: [] };
      put(piece);
      open.push(piece);
    }
  }
  return whole;
};

/** The same words for whoever shows no formats: lists with their marks, quotes with theirs, links with where they lead. */
export const wordsOfFormatted = (html: string): string =>
  blocksOf(piecesIn(html))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Lines; a paragraph ends with an empty one. */
const blocksOf = (pieces: Piece[]): string[] => {
  const lines: string[] = [];
  let line = '';
  const flush = () => {
    if (line.trim() !== '') lines.push(...line.trim().split('\n'), '');
    line = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string' || !isBlock(piece.is)) line += inlineOf(piece);
    else {
      flush();
      lines.push(...blockOf(piece), '');
    }
  }
  flush();
  return lines;
};

type Block = Exclude<Piece, string>;

const isBlock = (is: Format): boolean => ['p', 'ul', 'ol', 'li', 'blockquote'].includes(is);

const blockOf = ({ is, pieces }: Block): string[] => {
  if (is === 'blockquote') return bare(blocksOf(pieces)).map((line) => `> ${line}`.trimEnd());
  if (is === 'ul' || is === 'ol')
    return pieces
      .filter((piece): piece is Block => typeof piece !== 'string' && piece.is === 'li')
      .flatMap((item, index) => marked(bare(blocksOf(item.pieces)), is === 'ol' ? `${index + 1}. ` : '• '));
  return bare(blocksOf(pieces));
};

const marked = (lines: string[], mark: string): string[] =>
  lines.filter(Boolean).map((line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + line);

const bare = (lines: string[]): string[] => (lines.at(-1) === '' ? bare(lines.slice(0, -1)) : lines);

const inlineOf = (piece: Piece): string => {
  if (typeof piece === 'string') return piece.replace(/\s+/g, ' ');
  if (piece.is === 'br') return '\n';
  const words = piece.pieces.map(inlineOf).join('');
  const { href } = piece;
  if (!href || !words.trim()) return words;
  const address = href.replace(/^(mailto|tel):/i, '');
  return words.trim().replace(/\/$/, '') === address.replace(/\/$/, '') ? words : `${words} (${address})`;
};

/** Plain words as formatted ones: what a quick reply puts in, and what was typed before. */
export const formattedOf = (text: string): string =>
  text
    .split(/\n{2,}/)
    .filter((one) => one.trim() !== '')
    .map((one) => `<p>${escaped(one.trim()).replace(/\n/g, '<br>')}</p>`)
    .join('');

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
