import { clientChannels } from '../../workflows/channel/index.ts';
import { zoneOf } from '../../workflows/contact/zone.ts';
import type { Night } from '../../workflows/delivery/night.schema.ts';
import { goesFrom } from '../../workflows/delivery/sending-hours.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import type { Database } from '../client.ts';
import { leadNow, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import { receiverOf, type Receiver } from './receiver.ts';

/** When a message that waits for the client's morning may go, by the pipeline's hours and her zone, in the lead's clock; undefined: at once. */
export const morningOf = async (
  db: Database,
  lead: LeadRow,
  { clues }: Receiver,
  { account, at }: { account: string; at: string },
): Promise<string | undefined> => {
  const { hours, house } = await hoursOf(db, lead);
  return hours && goesFrom(hours, account, { zone: zoneOf(clues, house).zone ?? house, at });
};

/** The client's night, where a message of hers would leave in it now; undefined by day, and where nothing reaches her; of one account, or of all. */
export const nightOf = async (db: Database, leadId: string, only?: string): Promise<Night | undefined> => {
  const lead = await readLeadRow(db, leadId);
  if (isRefusal(lead)) return undefined;
  const { hours, house } = await hoursOf(db, lead);
  if (!hours) return undefined;
  const at = leadNow(lead);
  const nights = await Promise.all(
    (only ? [only] : clientChannels.map(({ kind }) => kind)).map(async (account) => {
      const { address, clues } = await receiverOf(db, leadId, account, '');
      const zone = zoneOf(clues, house).zone ?? house;
      const until = address === null ? undefined : goesFrom(hours, account, { zone, at });
      return until === undefined ? [] : [{ zone, at, until }];
    }),
  );
  return nights.flat().sort((one, other) => one.until.localeCompare(other.until))[0];
};

const hoursOf = async (db: Database, lead: LeadRow) => {
  const { definition, calendars } = await livePipeline(db, lead.pipeline_version_id);
  return { hours: definition.sendingHours, house: calendars['']!.zone };
};
