import { Typing } from '../../workflows/conversation/typing.schema.ts';
import type { Database } from '../client.ts';

/** On which PostgreSQL passes it on to every server, and keeps nothing. */
export const TYPING = 'typing';

export const tellTyping = async (db: Database, typing: Typing): Promise<void> => {
  await db.pool.query({
    name: 'tell-typing',
    text: `SELECT pg_notify('${TYPING}', $1)`,
    values: [JSON.stringify(typing)],
  });
};

export const readTyping = (text: string): Typing | undefined => {
  try {
    return Typing.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
