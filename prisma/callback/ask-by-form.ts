import { zonesToCall } from '../../workflows/callback/calling-hours.ts';
import { windowOfPart } from '../../workflows/callback/part-of-day.ts';
import { firstDue } from '../../workflows/callback/window.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import type { Change, Doing } from '../write.ts';
import { newCallback, openCallbackOf } from './ask.ts';
import { hoursOf } from './callback-row.ts';
import { readCallingRules } from './rules.ts';
import { houseZone } from './whom.ts';

type Asking = {
  /** `soon`, or hours of the client's day */
  part: string;
  phone: string;
  lead: { id: string; contactId: string; name: string; language: Language };
};

/**
 * The promise that a client asks for in a form, to be written together with the lead. A number that is promised a call already keeps its hour, and
 * whoever typed it is not told: it may be a stranger.
 */
export const callbackByForm = async (
  db: Database,
  doing: Doing,
  { part, phone, lead }: Asking,
): Promise<Change | undefined> => {
  if (await openCallbackOf(db, phone)) return undefined;
  const [rules, { house, timeZone }] = await Promise.all([readCallingRules(db), zonesOf(db, lead.contactId)]);
  const { zones, by } = zonesToCall({ timeZone, phone, language: lead.language }, house);
  const hours = hoursOf(rules, { phone, zones });
  // by our own clock: a phone rings in no other time
  const at = new Date().toISOString();
  const window = windowOfPart(part, { now: at, hours, minutes: rules.soonMinutes });
  const whom = {
    ...{ contactId: lead.contactId, client: lead.name, leadId: lead.id, responsible: null, ahead: 0 },
    ...{ phone, language: lead.language, zone: zones[0]!, zones, by },
  };
  const wanted = { source: 'form' as const, exact: false, reason: '' };
  return newCallback({ ...doing, at }, whom, wanted, { window, next: firstDue(window, hours, false) });
};

const zonesOf = async (db: Database, contactId: string): Promise<{ timeZone: string | null; house: string }> => {
  const { rows } = await db.pool.query<{ timeZone: string | null; house: string }>({
    name: 'zones-to-call',
    text: `SELECT (SELECT time_zone FROM contact WHERE id = $1) AS "timeZone",
      ${houseZone} AS house`,
    values: [contactId],
  });
  return rows[0]!;
};
