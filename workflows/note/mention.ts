export type Mentionable = { id: string; name: string };

/** Whom a text names: "@Айгуль Сапарова", in whatever case. Of "@Анна" and "@Анна Ким" the longer name counts. */
export const mentionedIn = (text: string, people: Mentionable[]): string[] => [
  ...new Set(piecesOf(text, people).flatMap((piece) => (piece.kind === 'mention' ? piece.ids : []))),
];

export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  /** several, where they have one name */
  | { kind: 'mention'; text: string; ids: string[] };

/** A text with its links and mentions, in order; together they are the text again. */
export const piecesOf = (text: string, people: Mentionable[]): Piece[] => {
  const pieces: Piece[] = [];
  let begun = 0;
  const say = (until: number) => {
    if (until > begun) pieces.push({ kind: 'text', text: text.slice(begun, until) });
  };
  for (const { index, 0: found } of text.matchAll(beginnings)) {
    if (index < begun) continue;
    const piece = found === '@' ? mentionAt(text, index, people) : linkAt(text, index);
    if (!piece) continue;
    say(index);
    pieces.push(piece);
    begun = index + piece.text.length;
  }
  say(text.length);
  return pieces;
};

const beginnings = /(?<![\p{L}\p{N}_])(?:https?:\/\/|www\.|@)/giu;

const linkAt = (text: string, at: number): Piece | undefined => {
  const [whole = ''] = /^[^\s<>"«»“”]+/u.exec(text.slice(at)) ?? [];
  const shown = withoutEnd(whole);
  const href = /^www\./i.test(shown) ? `https://${shown}` : shown;
  const address = URL.canParse(href) ? new URL(href) : undefined;
  const isPlain = address !== undefined && address.username === '' && address.password === '';
  // an address that hides its host behind a name is a trap
  return isPlain && address.hostname.includes('.') ? { kind: 'link', text: shown, href: address.href } : undefined;
};

/** A full stop after an address ends the sentence, and a bracket closes the one before it. */
const withoutEnd = (address: string): string => {
  const trimmed = address.replace(/[.,;:!?…'’]+$/u, '');
  const opens = trimmed.split('(').length;
  const closes = trimmed.split(')').length;
  return trimmed.endsWith(')') && closes > opens ? withoutEnd(trimmed.slice(0, -1)) : trimmed;
};

const mentionAt = (text: string, at: number, people: Mentionable[]): Piece | undefined => {
  const after = text.slice(at + 1);
  const named = people.filter(({ name }) => name !== '' && startsWith(after, name));
  const longest = Math.max(...named.map(({ name }) => name.length));
  const same = named.filter(({ name }) => name.length === longest);
  return same.length === 0
    ? undefined
    : { kind: 'mention', text: text.slice(at, at + 1 + longest), ids: same.map(({ id }) => id) };
};

const startsWith = (text: string, name: string): boolean =>
  text.slice(0, name.length).toLocaleLowerCase() === name.toLocaleLowerCase() &&
  !/^[\p{L}\p{N}_]/u.test(text.slice(name.length));
