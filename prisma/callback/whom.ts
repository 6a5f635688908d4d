import { zonesToCall } from '../../workflows/callback/calling-hours.ts';
import { readPhone } from '../../workflows/contact/phone.ts';
import type { ZoneBy } from '../../workflows/contact/zone.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';

/** SQL: the zone of the house's first calendar. */
export const houseZone = `coalesce((SELECT zone FROM calendar ORDER BY created_at, id LIMIT 1), 'Asia/Almaty')`;

export type Asked = { contactId?: string | undefined; phone?: string | undefined; leadId?: string | undefined };
/** Who is to be called, at which number, by whom. */
export type Whom = {
  contactId: string | null;
  client: string | null;
  leadId: string | null;
  responsible: string | null;
  ahead: number;
  phone: string;
  language: Language;
  zone: string;
  zones: string[];
  by: ZoneBy;
};
type Found = Omit<Whom, 'phone' | 'zone' | 'zones' | 'by' | 'language'> & {
  language: Language | null;
  timeZone: string | null;
  main: string | null;
};

/** Finds the client of a lead, by id, or by a number, with the newest open lead. Refused: NotFound, PhoneNotRead, NoPhoneToCall. */
export const whomToCall = async (db: Database, asked: Asked): Promise<Whom | Refusal> => {
  const typed = asked.phone === undefined ? undefined : numberOf(asked.phone);
  if (isRefusal(typed)) return typed;
  const { rows } = await db.pool.query<Found & { house: string }>({
    name: 'whom-to-call',
    text: `WITH person AS (SELECT coalesce(c.merged_into_id, c.id) AS id FROM contact c WHERE c.id = coalesce($1::uuid,
          (SELECT lc.contact_id FROM lead_contact lc WHERE lc.lead_id = $2 ORDER BY lc.is_main DESC LIMIT 1),
          CASE WHEN $2::uuid IS NULL THEN (SELECT a.contact_id FROM address a WHERE a.kind = 'phone' AND a.value = $3 AND a.refused_at IS NULL
            ORDER BY a.owner DESC, a.since LIMIT 1) END)),
        about AS (SELECT l.id, l.responsible_id, l.clock_offset FROM lead l WHERE l.id = coalesce($2::uuid,
          (SELECT o.id FROM lead_contact lc JOIN lead o ON o.id = lc.lead_id WHERE lc.contact_id = (SELECT id FROM person) AND o.closed_at IS NULL
            ORDER BY o.number DESC LIMIT 1)))
      SELECT (SELECT id FROM person) AS "contactId", (SELECT id FROM about) AS "leadId", (SELECT responsible_id FROM about) AS responsible,
        coalesce((SELECT clock_offset FROM about), 0)::float8 AS ahead, c.name AS client, c.language, c.time_zone AS "timeZone",
        (SELECT a.value FROM address a WHERE a.contact_id = c.id AND a.kind = 'phone' AND a.refused_at IS NULL AND a.trust <> 'guessed'
          ORDER BY a.stopped_at IS NOT NULL, a.main_since DESC NULLS LAST, a.owner DESC, a.since LIMIT 1) AS main,
        ${houseZone} AS house
      FROM (SELECT 1) one LEFT JOIN contact c ON c.id = (SELECT id FROM person)`,
    values: [asked.contactId ?? null, asked.leadId ?? null, typed ?? null],
  });
  const { house, main, timeZone, language, ...found } = rows[0]!;
  if ((asked.contactId && !found.contactId) || (asked.leadId && !found.leadId)) return refuse('NotFound');
  const phone = typed ?? main;
  if (phone === null) return refuse('NoPhoneToCall');
  const { zones, by } = zonesToCall({ timeZone, phone, language }, house);
  return { ...found, phone, language: language ?? 'ru', zone: zones[0]!, zones, by };
};

const numberOf = (text: string): string | Refusal => {
  const read = readPhone(text);
  return 'phone' in read ? read.phone : refuse('PhoneNotRead');
};
