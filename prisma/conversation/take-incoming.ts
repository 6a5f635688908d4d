import { readIncoming } from '../../workflows/channel/incoming.ts';
import type { Notice } from '../../workflows/conversation/automatic.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { calendarJson, calendarOf, type CalendarRow } from '../pipeline/pipeline.ts';
import { receive } from './receive.ts';

type Row = {
  pipeline_id: string | null;
  people: string[];
  desk: { languages?: string[]; greeting?: Words | null; absence?: Words | null; notice?: Notice | null };
  hours: CalendarRow | null;
};

/** One entry of the inbox that came to an account, as a conversation. Returns what is permanently wrong with it; throws what may pass. */
export const takeIncoming = async (db: Database, account: string, sent: unknown): Promise<string | undefined> => {
  const { rows } = await db.pool.query<Row>({
    name: 'account-written-to',
    text: `SELECT a.pipeline_id, a.people, a.desk, ${calendarJson('c')} AS hours FROM channel_account a LEFT JOIN calendar c ON c.key = a.desk ->> 'hours'
      WHERE a.id = $1 AND a.blocked_at IS NULL`,
    values: [account],
  });
  const [row] = rows;
  if (!row) return `nobody has connected ${account}, or it is switched off`;
  const read = readIncoming(account, sent);
  if (!read) return 'it is not what this channel sends; it is kept';
  const { languages = [], greeting = null, absence = null, notice = null } = row.desk;
  const desk = { greeting, absence, notice, hours: row.hours && calendarOf(row.hours) };
  const refused = await receive(
    db,
    { id: account, pipelineId: row.pipeline_id, people: row.people, languages, desk },
    read.incoming,
  );
  return refused?.refusal;
};
