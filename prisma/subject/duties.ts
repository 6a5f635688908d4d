import { tendTalk } from '../conversation/tend.ts';
import { tendTicket } from '../ticket/ask-rating.ts';
import { ticketDuties } from '../ticket/duties.ts';
import type { Told } from '../../workflows/subject/noun.ts';
import type { Database } from '../client.ts';
import type { Change } from '../write.ts';
import type { SubjectRow } from './subject-record.ts';

/** What a subject owes by its own clock besides its automations: what happens now, else the moment at which something may. */
export type Duties = { told: Told[]; inserts?: Change['inserts']; next: string | null };

/** Clocks that a noun has of its own, beside those of its pipeline. */
export type OwnClocks = {
  /** by the subject's clock; `publicUrl`: where the people whom it writes to find us */
  duties?: (db: Database, row: SubjectRow, given: { at: string; publicUrl: string }) => Promise<Duties>;
  /** what is looked after besides, by ours: the next moment */
  tends: (db: Database, id: string, given: { now: string; publicUrl: string }) => Promise<string | null>;
};

/** By kind; most nouns have none. */
const clocks: Record<string, OwnClocks> = {
  ticket: { duties: ticketDuties, tends: tendTicket },
  conversation: { tends: async (db, id, given) => (await tendTalk(db, id, given)).until },
};

export const ownClocksOf = (kind: string): OwnClocks | undefined => clocks[kind];
