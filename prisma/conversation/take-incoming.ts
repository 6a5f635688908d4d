import type { Language } from '../../workflows/words/words.schema.ts';
import { readIncoming } from '../../workflows/channel/incoming.ts';
import type { Notice } from '../../workflows/conversation/automatic.ts';
import type { IncomingMessage } from '../../workflows/conversation/incoming.ts';
import type { TalkPipeline } from '../../workflows/conversation/state.ts';
import type { ServicePolicy } from '../../workflows/service/policy.schema.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { recordReceipts } from '../delivery/receipt.ts';
import { calendarJson, calendarOf, type CalendarRow } from '../pipeline/pipeline.ts';
import { takeTeamUpdate } from '../team-bot/take-update.ts';
import { chatOfLetter } from '../widget/answer-by-mail.ts';
import { peopleOnShift } from './alert.ts';
import { readGroups, type GroupRow } from '../work/place.ts';
import { entryOf } from './entry.ts';
import { receive, type WrittenTo } from './receive.ts';

type Row = {
  provider: string;
  serves: string | null;
  pipeline_id: string | null;
  tickets: string | null;
  entry: TalkPipeline | null;
  people: string[];
  desk: { languages?: Language[]; greeting?: Words | null; absence?: Words | null; notice?: Notice | null };
  hours: CalendarRow | null;
  policies: ServicePolicy[] | null;
};

/** An account with those of its people who are on shift: all that are written to are asked for once, for all that is taken in together. */
export type Accounts = (
  id: string,
) => Promise<{ row: Row | undefined; groups: GroupRow[]; present: WrittenTo['present'] }>;

export const accountsNow = (db: Database, writtenTo: string[]): Accounts => {
  const known = new Map<string, ReturnType<Accounts>>();
  let groups: Promise<GroupRow[]> | undefined;
  let first: Promise<Map<string, Row>> | undefined;
  const read = async (id: string) => {
    const [rows, all] = await Promise.all([
      writtenTo.includes(id) ? (first ??= readAccounts(db, writtenTo)) : readAccounts(db, [id]),
      (groups ??= readGroups(db)),
    ]);
    const row = rows.get(id);
    let present: ReturnType<WrittenTo['present']> | undefined;
    return {
      row,
      groups: all,
      present: (at: string) => (present ??= peopleOnShift(db, row?.people ?? [], at)),
    };
  };
  return (id) => {
    const account = known.get(id) ?? read(id);
    known.set(id, account);
    return account;
  };
};

const readAccounts = async (db: Database, ids: string[]): Promise<Map<string, Row>> => {
  const { rows } = await db.pool.query<Row & { id: string }>({
    name: 'accounts-written-to',
    text: `SELECT a.id, a.provider, a.settings ->> 'serves' AS serves, a.pipeline_id, p.key AS tickets, ${entryOf('a')} AS entry, a.people, a.desk, ${calendarJson('c')} AS hours,
        (SELECT value -> 'policies' FROM setting WHERE key = 'service') AS policies FROM channel_account a LEFT JOIN calendar c ON c.key = a.desk ->> 'hours'
        LEFT JOIN pipeline p ON p.id = a.pipeline_id AND p.noun = 'ticket'
      WHERE a.id = ANY($1) AND a.provider IS NOT NULL AND a.blocked_at IS NULL`,
    values: [ids],
  });
  return new Map(rows.map(({ id, ...row }) => [id, row]));
};

type Entry = {
  account: string;
  sent: unknown;
  /** that its address names */
  deliveryId?: string | undefined;
};

/**
 * One entry of the inbox that came to an account, as a conversation, or as what the team asks of its bot. Returns what is permanently wrong with it;
 * throws what may pass. `waits` hears of a talk that somebody is to be found for.
 */
export const takeIncoming = async (
  db: Database,
  accounts: Accounts,
  { account, sent, deliveryId }: Entry,
  waits: (id: string) => void,
): Promise<string | undefined> => {
  const { row, groups, present } = await accounts(account);
  if (!row) return `nobody has connected ${account}, or it is switched off`;
  if (row.serves === 'team') return takeTeamUpdate(db, account, sent);
  const read = readIncoming(row.provider, sent);
  if (!read) return 'it is not what this channel sends; it is kept';
  const { incoming } = read;
  if (incoming.what === 'nothing') return undefined;
  if (incoming.what === 'receipt') {
    await recordReceipts(db, row.provider, [
      { ...incoming.receipt, deliveryId: incoming.receipt.deliveryId ?? deliveryId },
    ]);
    return undefined;
  }
  // a visitor of a site answers by mail what she was mailed
  const chat =
    incoming.what === 'message' && incoming.finding ? await chatOfLetter(db, account, incoming.finding) : undefined;
  const asked = chat && (await accounts(chat.account));
  const refused =
    chat && asked?.row && incoming.what === 'message'
      ? await receive(
          db,
          writtenTo(chat.account, asked.row, asked),
          answerInChat(incoming, chat.thread, account),
          waits,
        )
      : await receive(db, writtenTo(account, row, { groups, present }), incoming, waits);
  return refused?.refusal;
};

type Around = Pick<WrittenTo, 'groups' | 'present'>;

const writtenTo = (id: string, row: Row, { groups, present }: Around): WrittenTo => {
  const { languages = [], greeting = null, absence = null, notice = null } = row.desk;
  const desk = { greeting, absence, notice, hours: row.hours && calendarOf(row.hours) };
  return {
    id,
    pipelineId: row.pipeline_id,
    ...{ tickets: row.tickets, entry: row.entry },
    people: row.people,
    groups,
    policies: row.policies ?? [],
    languages,
    desk,
    present,
  };
};

/** Nobody is on her page to be answered by itself. */
const answerInChat = ({ finding: _, ...incoming }: IncomingMessage, thread: string, by: string): IncomingMessage => ({
  ...{ ...incoming, thread, by, silent: true },
});
