import { messageName } from '../channel/index.ts';
import { phoneText } from '../contact/phone-text.ts';
import type { Teller, Telling } from '../event/telling.ts';
import { deliveryEventWords } from './delivery.events.words.ts';
import { reasonIn } from './reason.ts';

type Data = { account?: unknown; recipient?: unknown; reason?: unknown; error?: unknown };

const values = ({ data }: { data: Data }, { language }: Teller) => ({
  channel: data.account ? messageName(String(data.account), language) : '',
  recipient: phoneText(String(data.recipient ?? '')),
  reason: reasonIn(String(data.reason ?? data.error ?? ''), language),
});

export const deliveryTelling = {
  words: deliveryEventWords,
  values,
  says: {
    'delivery.queued': (event, teller) => {
      const { goesAt } = event.data;
      const all = values(event, teller);
      return goesAt
        ? teller.say('delivery.queued.later', { ...all, until: teller.exact(goesAt) })
        : teller.say(event.type, all);
    },
  },
} satisfies Telling;
