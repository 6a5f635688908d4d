import type { Copies, Letter, Part } from '../../workflows/conversation/part.schema.ts';
import type { Database } from '../client.ts';

/** What an answer of ours is about: its own words are ours or the account's (`byItself`), beneath it stands the client's. */
export type Answered = {
  byItself: boolean;
  /** its words as they were formatted */
  html: string | null;
  language: string;
  /** who gets it besides the client */
  copies: Copies | null;
  letter: (Letter & { id: string; text: string; at: string }) | null;
};

type Row = {
  byItself: boolean;
  html: string | null;
  language: string;
  id: string | null;
  text: string;
  at: Date;
  parts: Part[];
  said: Part[] | null;
};

/** The letter that a delivery answers: the one that was named, else the client's last before it. Undefined where it belongs to no talk. */
export const readAnswered = async (db: Database, deliveryId: string): Promise<Answered | undefined> => {
  const { rows } = await db.pool.query<Row>({
    name: 'answered-letter',
    text: `SELECT d.message_id IS NOT NULL AND m.written_by IS NULL AS "byItself", h.html, v.language, m.parts AS said, a.external_id AS id, a.text, a.at, a.parts FROM delivery d
        JOIN conversation v ON v.id = d.conversation_id LEFT JOIN message m ON m.id = d.message_id
        LEFT JOIN message_html h ON h.message_id = m.id
        LEFT JOIN LATERAL (SELECT i.external_id, i.text, i.at, i.parts FROM message i
          WHERE i.conversation_id = v.id AND i.direction = 'in' AND (i.id = m.reply_to OR i.place <= coalesce(m.place, d.created_at))
          ORDER BY coalesce(i.id = m.reply_to, false) DESC, i.place DESC, i.number DESC LIMIT 1) a ON true
      WHERE d.id = $1`,
    values: [deliveryId],
  });
  const row = rows[0];
  if (!row) return undefined;
  const { byItself, html, language, id, text, at, parts, said } = row;
  const letter = parts?.find((part) => part.kind === 'letter');
  return {
    ...{ byItself, html, language },
    copies: said?.find((part) => part.kind === 'copies') ?? null,
    letter: letter && id !== null ? { ...letter, id, text, at: at.toISOString() } : null,
  };
};
