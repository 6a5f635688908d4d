import { movesForward } from '../../workflows/delivery/delivery.ts';
import { blames, reasonText, type Reason } from '../../workflows/delivery/reason.ts';
import type { Receipt } from '../../workflows/channel/receipt.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { alarmTrouble } from '../channel/channel-account.ts';
import type { Database } from '../client.ts';
import { ofLead, type DeliveryOfLead } from './delivery-row.ts';
import { settleDeliveries, type Settled } from './delivery-settle.ts';

export type DeliveryReceipt = Receipt & { deliveryId: string | undefined };

/** Receipts of messages, many at once; for each message the furthest state counts. A receipt for an unknown message is dropped. */
export const recordReceipts = async (db: Database, provider: string, receipts: DeliveryReceipt[]): Promise<void> => {
  let open = receipts;
  // a row that changed between reading and writing is read again
  for (let attempt = 0; attempt < 5 && open.length > 0; attempt++) {
    const deliveries = await deliveriesOf(db, open);
    const settled = deliveries.flatMap((delivery): Settled[] => {
      const mine = open.filter((receipt) => isOf(receipt, delivery) && !isOfEarlierTry(receipt, delivery));
      const furthest = mine.reduce<DeliveryReceipt | undefined>(
        (best, one) => (movesForward(best?.state ?? delivery.state, one.state) ? one : best),
        undefined,
      );
      if (!furthest) return [];
      const { state, messageId, reason, code } = furthest;
      const text = reason && reasonText(reason, code, (delivery.team_language ?? 'ru') as Language);
      return [
        {
          delivery,
          state,
          actor: { kind: 'provider', id: provider },
          providerId: messageId,
          reason: text ?? null,
          why: reason,
        },
      ];
    });
    const changed = await settleDeliveries(db, settled);
    const troubles = settled.flatMap(({ delivery: { id, account }, why }): [string, Reason][] =>
      why && changed.has(id) && (blames(why) === 'account' || blames(why) === 'setting') ? [[account, why]] : [],
    );
    for (const [account, why] of new Map(troubles.map((one) => [one.join(' '), one])).values())
      await alarmTrouble(db, account, why);
    const missed = settled.filter(({ delivery }) => !changed.has(delivery.id));
    open = open.filter((receipt) => missed.some(({ delivery }) => isOf(receipt, delivery)));
  }
};

const isOf = (receipt: DeliveryReceipt, delivery: DeliveryOfLead): boolean =>
  receipt.deliveryId ? receipt.deliveryId === delivery.id : receipt.messageId === delivery.provider_id;

/** A late "failed" of the message that a user has sent again since says nothing about the new one. */
const isOfEarlierTry = ({ state, messageId }: DeliveryReceipt, delivery: DeliveryOfLead): boolean => {
  if (state !== 'failed' || delivery.provider_id === null) return false;
  return delivery.state === 'sent' ? messageId !== delivery.provider_id : messageId === delivery.provider_id;
};

const deliveriesOf = async (db: Database, receipts: DeliveryReceipt[]): Promise<DeliveryOfLead[]> => {
  const { rows } = await db.pool.query<DeliveryOfLead>({
    name: 'deliveries-of-receipts',
    text: `SELECT ${ofLead} WHERE d.id = ANY($1) OR d.provider_id = ANY($2)`,
    values: [
      receipts.flatMap(({ deliveryId }) => deliveryId ?? []),
      receipts.flatMap(({ deliveryId, messageId }) => (deliveryId ? [] : messageId)),
    ],
  });
  return rows;
};
