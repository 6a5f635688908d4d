/** A piece of SQL with its values; pieces nest, values become $1, $2, ... */
export type Sql = { strings: readonly string[]; parts: readonly unknown[]; sql: true };

export const sql = (strings: TemplateStringsArray, ...parts: unknown[]): Sql => ({ strings, parts, sql: true });

export const join = (pieces: Sql[], between: string): Sql => ({
  strings: pieces.length ? ['', ...pieces.slice(1).map(() => between), ''] : [''],
  parts: pieces,
  sql: true,
});

/** SQL that is already written and has no values. */
export const written = (text: string): Sql => ({ strings: [text], parts: [], sql: true });

/** What `pg` takes. */
export const query = (piece: Sql): { text: string; values: unknown[] } => {
  const values: unknown[] = [];
  const write = ({ strings, parts }: Sql): string =>
    strings.reduce((text, string, index) => {
      if (index === 0) return string;
      const part = parts[index - 1];
      return text + (isSql(part) ? write(part) : `$${values.push(part)}`) + string;
    }, '');
  return { text: write(piece), values };
};

const isSql = (part: unknown): part is Sql => typeof part === 'object' && part !== null && (part as Sql).sql === true;
