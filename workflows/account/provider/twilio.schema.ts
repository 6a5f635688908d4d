import { z } from 'zod';

/** A number at Twilio. */
export const TwilioSettings = z.object({
  accountSid: z
    .string()
    .trim()
    .regex(/^AC[0-9a-f]{32}$/i),
  authToken: z.string().trim().min(16).max(100),
  from: z
    .string()
    .trim()
    .regex(/^\+[1-9]\d{6,14}$/)
    .meta({ description: 'the number, which clients write to' }),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional()
    .meta({ description: 'another server of the same API; Twilio’s by default' }),
});
export type TwilioSettings = z.infer<typeof TwilioSettings>;
