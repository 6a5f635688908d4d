/** Errors of PostgreSQL and Prisma contain the query, its values, the conflicting row. */
type Complaint = Error & {
  code?: string;
  severity?: string;
  constraint?: string;
  table?: string;
  clientVersion?: string;
};

/**
 * The database's refusal without any of the query's data: its code, table and constraint. Any other error unchanged. Callers tell errors
 * apart by their code, which stays.
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
