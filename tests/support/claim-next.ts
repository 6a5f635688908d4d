import type { Database } from '../../prisma/client.ts';
import { claimDeliveries, nextDeliveries, type Claimed } from '../../prisma/delivery/delivery-claim.ts';

/** Takes what may go next, as a batch of sending does. */
export const claimNext = async (
  db: Database,
  {
    account,
    owner = 'test',
    limit = 32,
    sendAgain = false,
  }: {
    account: string;
    owner?: string;
    limit?: number;
    sendAgain?: boolean;
  },
): Promise<Claimed[]> => {
  const wanted = await nextDeliveries(db, { account, limit, sendAgain });
  return (await claimDeliveries(db, { account, owner, sendAgain, wanted })).claimed;
};
