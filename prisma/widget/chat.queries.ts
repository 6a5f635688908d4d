import { widgetPageOf, type WidgetPage } from '../../workflows/account/provider/widget.schema.ts';
import type { Calendar } from '../../workflows/calendar/calendar.ts';
import type { Notice } from '../../workflows/conversation/automatic.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { calendarJson, calendarOf, type CalendarRow } from '../pipeline/pipeline.ts';

/** A chat that is switched on, as its API needs it. */
export type Chat = {
  id: string;
  key: string;
  page: WidgetPage;
  languages: Language[];
  hours: Calendar | null;
  /** an emergency */
  notice: Notice | null;
};

type Row = {
  settings: Record<string, string>;
  desk: { languages?: Language[]; notice?: Notice | null };
  hours: CalendarRow | null;
};

export const readChat = async (db: Database, key: string): Promise<Chat | undefined> => {
  const id = `widget:${key}`;
  const { rows } = await db.pool.query<Row>({
    name: 'widget-chat',
    text: `SELECT a.settings, a.desk, ${calendarJson('c')} AS hours FROM channel_account a LEFT JOIN calendar c ON c.key = a.desk ->> 'hours'
      WHERE a.id = $1 AND a.provider = 'widget' AND a.blocked_at IS NULL`,
    values: [id],
  });
  const [row] = rows;
  if (!row) return undefined;
  const page = widgetPageOf(row.settings);
  const { languages = [], notice = null } = row.desk;
  return { id, key, page, languages, notice, hours: row.hours && calendarOf(row.hours) };
};
