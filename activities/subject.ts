import { pauseSubject, resumeSubject, skipSubject, steerSubject } from '../prisma/subject/steering.ts';
import type { Database } from '../prisma/client.ts';
import { recordOf } from '../prisma/subject/subject-record.ts';
import { proven } from '../temporal/order-proof.ts';
import { PAUSE, RESUME, SKIP, STEER } from '../workflows/process/messages.ts';
import type { PauseOrder, Steering, SteerWish } from '../workflows/process/messages.ts';
import type { Shown } from '../workflows/process/shown.ts';
import { refuse } from '../workflows/refusal.ts';
import { processIdOf, type Subject } from '../workflows/subject/subject.ts';
import { turnOf } from './subject-turn.ts';

type OfSubject = { subject: Subject; now: string };

/** The process of any noun that is its own facts and a pipeline; `orders`: the keys that prove who gave an order to a process. */
export const subjectActivities = ({ db, orders, publicUrl }: { db: Database; orders: Buffer[]; publicUrl: string }) => {
  /** An order, by whoever proved it, about a subject of a noun that there is. */
  const ordered = <Order extends Steering & OfSubject>(name: string, { subject, now, ...given }: Order) => {
    const record = recordOf(subject.kind);
    return record && { record, id: subject.id, now, ...proven(orders, processIdOf(subject), name, given) };
  };
  return {
    /** One turn of its process. */
    turnSubject: async ({ subject, now, known }: OfSubject & { known: Shown | null }) => {
      const record = recordOf(subject.kind);
      if (!record) throw new Error(`no record of ${subject.kind}`);
      return turnOf(db, record, { id: subject.id, now, known, publicUrl });
    },

    pauseSubject: async (given: PauseOrder & OfSubject) => {
      const order = ordered(PAUSE, given);
      return order ? pauseSubject(db, order) : refuse('NotFound');
    },
    resumeSubject: async (given: Steering & OfSubject) => {
      const order = ordered(RESUME, given);
      return order ? resumeSubject(db, order) : refuse('NotFound');
    },
    skipSubject: async (given: Steering & OfSubject) => {
      const order = ordered(SKIP, given);
      return order ? skipSubject(db, order) : refuse('NotFound');
    },
    steerSubject: async (given: SteerWish & OfSubject) => {
      const order = ordered(STEER, given);
      return order ? steerSubject(db, order) : refuse('NotFound');
    },
  };
};
