import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { channelOf, kindOf } from '../../workflows/channel/index.ts';
import { MessageCaps, whyHeld, type CapsToday, type SentToday } from '../../workflows/delivery/cap.ts';
import { reasonText } from '../../workflows/delivery/reason.ts';
import type { Database } from '../client.ts';
import type { LeadRow } from '../lead/lead-row.ts';
import { apart } from '../round.ts';
import { languageOf } from '../user/user-language.ts';
import { notificationFor } from '../user/notification.ts';
import type { Change, Doing } from '../write.ts';

export type Capped = {
  /** why it may not go by itself, for users; undefined: it may */
  held: string | undefined;
  inserts: NonNullable<Change['inserts']>;
};
export type Place = NonNullable<ReturnType<typeof whyHeld>>;

/**
 * Takes the place of a message under the caps; answers why it may not go out by itself. What counts are messages that processes send about leads made by
 * strangers' forms, to addresses that were merely typed. A place is taken at once, one message after another; a message that is not written after all keeps
 * its place for the day.
 */
export const takePlace = async (
  db: Database,
  doing: Doing,
  lead: LeadRow,
  { deliveryId, account, recipient, at }: { deliveryId: string; account: string; recipient: string; at: string },
): Promise<Place | undefined> => {
  const { form } = lead.source;
  if (form === undefined || doing.actor.kind !== 'process') return undefined;
  const isPaid = channelOf(account)?.isPaid ?? false;
  const country = isPaid ? countryOf(recipient) : null;
  const { rows } = await apart(db).query<{ caps: MessageCaps; sent: SentToday }>({
    name: 'take-message-place',
    text: TAKE_PLACE,
    values: [deliveryId, kindOf(account), recipient, form, country, at, JSON.stringify(unset)],
  });
  const { caps, sent } = rows[0]!;
  return whyHeld(caps, sent, isPaid);
};

/** What a message that is held says, and to whom it is told. */
export const capped = async (db: Database, lead: LeadRow, held: Place | undefined): Promise<Capped> => {
  if (!held) return { held: undefined, inserts: [] };
  const told = held.reason === 'OverSmsBudget' ? await adminsToTell(db) : [];
  return {
    held: reasonText(held.reason, undefined, await languageOf(db, lead.responsible_id)),
    inserts: told.map((id) => notificationFor(id, 'sms.budget', null, { most: held.most })),
  };
};

const countryOf = (phone: string): string => {
  const read = parsePhoneNumberFromString(phone);
  return read?.country ?? `+${read?.countryCallingCode ?? ''}`;
};

/** The caps where nobody has changed them. */
const unset = MessageCaps.parse({});

const TAKE_PLACE = `SELECT c.caps, take_message_place($1, $2, $3, $4, $5, $6, c.caps) AS sent
  FROM (SELECT $7::jsonb || coalesce((SELECT value FROM setting WHERE key = 'message_caps'), '{}') AS caps) c`;

/** Once a day each. */
const adminsToTell = async (db: Database): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT u.id FROM app_user u WHERE u.role = 'admin' AND u.disabled_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.user_id = u.id AND n.kind = 'sms.budget' AND n.created_at > now() - interval '1 day')`,
  );
  return rows.map(({ id }) => id);
};

/** The caps, and how much of each the day has used. */
export const readCaps = async (db: Database): Promise<CapsToday> => {
  const { rows } = await db.pool.query(
    `SELECT (SELECT value FROM setting WHERE key = 'message_caps') AS caps, count(*) FILTER (WHERE country IS NOT NULL AND NOT held)::int AS sms,
       count(*) FILTER (WHERE country IS NULL AND NOT held)::int AS emails, count(*) FILTER (WHERE held)::int AS held
     FROM stranger_message WHERE at > now() - interval '1 day' AND at <= now()`,
  );
  const { caps, ...today } = rows[0];
  return { caps: MessageCaps.parse(caps ?? {}), ...today };
};

export const changeCaps = async (db: Database, caps: MessageCaps): Promise<CapsToday> => {
  await db.pool.query(
    `INSERT INTO setting (key, value) VALUES ('message_caps', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(caps)],
  );
  return readCaps(db);
};

/** Rows too old to count. */
export const forgetStrangerMessages = async (db: Database): Promise<void> => {
  await db.pool.query(`DELETE FROM stranger_message WHERE at < now() - interval '2 days'`);
};
