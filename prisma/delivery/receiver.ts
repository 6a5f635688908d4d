import { addressKindOf, kindOf } from '../../workflows/channel/index.ts';
import { veiled } from '../../workflows/contact/address.ts';
import type { ZoneClues } from '../../workflows/contact/zone.ts';
import type { Database } from '../client.ts';
import { addressesWith, addressOf } from '../contact/lead-address.ts';
import { apart } from '../round.ts';

/** Whom a message of a lead goes to, by one channel. */
export type Receiver = {
  contactId: string | null;
  address: string | null;
  /** as the story names it: readers of this lead need not know what came with another */
  shown: string | null;
  language: string;
  known: boolean;
  /** of her zone */
  clues: ZoneClues;
};

export const receiverOf = async (
  db: Database,
  leadId: string,
  account: string,
  template: string,
): Promise<Receiver> => {
  const { rows } = await apart(db).query<{
    id: string | null;
    language: string | null;
    time_zone: string | null;
    phone: string | null;
    address: string | null;
    own: string[];
    known: boolean;
  }>({
    name: 'message-receiver',
    text: `SELECT c.id, c.language, c.time_zone, ${addressOf('phone')} AS phone, CASE $2 WHEN 'email' THEN ${addressOf('email')} WHEN 'phone' THEN ${addressOf('phone')} END AS address,
        CASE $2 WHEN 'email' THEN ${addressesWith('email')} ELSE ${addressesWith('phone')} END AS own,
        EXISTS (SELECT 1 FROM template WHERE key = $3 AND channel = $4) AS known
      FROM (SELECT 1) one LEFT JOIN (lead_contact lc JOIN contact c ON c.id = lc.contact_id) ON lc.lead_id = $1
      ORDER BY lc.is_main DESC NULLS LAST, c.created_at LIMIT 1`,
    values: [leadId, addressKindOf(account), template, kindOf(account)],
  });
  const row = rows[0]!;
  const { id: contactId, address, own, known, time_zone: timeZone, phone, language } = row;
  return {
    contactId,
    address,
    shown: address === null || own.includes(address) ? address : veiled(address),
    language: language ?? 'ru',
    known,
    clues: { timeZone, phone, language },
  };
};
