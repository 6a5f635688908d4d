type Person = { id: string; name: string; email: string; username: string | null };

/** Whom an @name means: the whole name, the first one, the beginning of an e-mail, or what she is called in the messenger. */
export const whoIs = (typed: string, people: Person[]): Person[] => {
  const wanted = typed.toLowerCase();
  const byWhole = people.filter(({ name, email, username }) =>
    [name, email, email.split('@')[0], username].some((one) => one?.toLowerCase() === wanted),
  );
  return byWhole.length > 0
    ? byWhole
    : people.filter(({ name }) =>
        name
          .toLowerCase()
          .split(/\s+/)
          .some((one) => one === wanted),
      );
};

/** An @name in a text, as long as one of these people is called so: names may have several words. */
export const nameIn = (text: string, people: Person[]): { rest: string; typed?: string; found: Person[] } => {
  const at = /(?:^|\s)@/.exec(text);
  if (!at) return { rest: text, found: [] };
  const words = text.slice(at.index + at[0].length).split(/\s+/);
  for (const many of [3, 2, 1]) {
    const typed = words
      .slice(0, many)
      .join(' ')
      .replace(/[,.:;]$/, '');
    const found = words.length >= many ? whoIs(typed, people) : [];
    if (found.length > 0 || many === 1) {
      const rest = `${text.slice(0, at.index)} ${words.slice(many).join(' ')}`.trim();
      return { rest, typed, found };
    }
  }
  return { rest: text, found: [] };
};
