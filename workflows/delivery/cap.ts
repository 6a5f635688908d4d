import { z } from 'zod';
import type { Reason } from './reason.ts';

const most = (count: number, description: string) =>
  z.number().int().min(0).max(1_000_000).default(count).meta({ description });

/** How many messages strangers' forms may cause by themselves within a day. What a user sends is never counted. */
export const MessageCaps = z
  .object({
    perRecipient: most(10, 'to one phone or e-mail'),
    perForm: most(1000, 'by one form'),
    perCountry: most(400, 'SMS to the phones of one country'),
    smsPerDay: most(500, 'SMS by all forms; who reaches it is told to the admins'),
  })
  .meta({ id: 'MessageCaps' });
export type MessageCaps = z.infer<typeof MessageCaps>;

/** What has gone out so far within the day. */
export type SentToday = { recipient: number; form: number; country: number; sms: number };

/** Which cap one more message would pass; undefined: it may go. The day's budget and that of a country are for what costs money. */
export const whyHeld = (
  caps: MessageCaps,
  sent: SentToday,
  isPaid: boolean,
): { reason: Reason; most: number } | undefined => {
  if (isPaid && sent.sms >= caps.smsPerDay) return { reason: 'OverSmsBudget', most: caps.smsPerDay };
  if (isPaid && sent.country >= caps.perCountry) return { reason: 'OverCountryCap', most: caps.perCountry };
  if (sent.form >= caps.perForm) return { reason: 'OverFormCap', most: caps.perForm };
  return sent.recipient >= caps.perRecipient ? { reason: 'OverRecipientCap', most: caps.perRecipient } : undefined;
};

/** How much of each cap the day has used: for settings and the operations page. */
export const CapsToday = z
  .object({
    caps: MessageCaps,
    sms: z.number().int().meta({ description: 'that forms have caused in the last day' }),
    emails: z.number().int(),
    held: z.number().int().meta({ description: 'messages over a cap, which wait for a person' }),
  })
  .meta({ id: 'CapsToday' });
export type CapsToday = z.infer<typeof CapsToday>;
