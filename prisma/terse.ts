/** How PostgreSQL and Prisma complain: with the query, its values, the row that was in the way. */
type Complaint = Error & {
  code?: string;
  severity?: string;
  constraint?: string;
  table?: string;
  clientVersion?: string;
};

/**
 * What the database refused without a word of what was asked: its code, table and constraint. Any other error as it is. Callers tell errors apart
 * by their code, which stays.
 */
export const terse = (error: Error): Error => {
  const { code, severity, constraint, table, clientVersion, name } = error as Complaint;
  const isDatabase = severity !== undefined || clientVersion !== undefined || name.startsWith('Prisma');
  if (!isDatabase) return error;
  const where = [table, constraint].filter(Boolean).join('.');
  const short = new Error(`the database refused: ${[code ?? name, where].filter(Boolean).join(' ')}`);
  short.name = 'DatabaseError';
  short.stack = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
  return Object.assign(short, { code });
};
