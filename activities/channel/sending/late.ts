import { lateDeliveries } from '../../../prisma/delivery/delivery-claim.ts';
import { settleDeliveries } from '../../../prisma/delivery/delivery-settle.ts';
import { reasonText } from '../../../workflows/delivery/reason.ts';
import { teamLanguage } from './letters.ts';
import { actorOf, type SendingTurn } from './sending-turn.ts';

/** What would come too late is not sent any more: its process and its people hear of it. */
export const giveUpLate = async (turn: SendingTurn): Promise<void> => {
  while (!turn.signal.aborted) {
    const late = await lateDeliveries(turn.db, turn);
    const settled = await settleDeliveries(
      turn.db,
      late.map((delivery) => ({
        delivery,
        state: 'failed',
        actor: actorOf(turn),
        reason: reasonText('TooLate', undefined, teamLanguage(delivery)),
        why: 'TooLate',
      })),
    );
    turn.failed += settled.size;
    // those that somebody else has changed meanwhile are met by the next batch
    if (settled.size === 0) return;
  }
};
