import { z } from 'zod';

/** A bot's token, as its provider gives it. */
const Token = z
  .string()
  .trim()
  .regex(/^\d{1,20}:[\w-]{20,100}$/);

export const TelegramSettings = z.object({
  token: Token,
  apiRoot: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional()
    .meta({ description: 'another server of the Bot API; Telegram’s by default' }),
  mode: z.enum(['polling', 'webhook']).meta({ description: '`polling` needs no public address' }),
  serves: z
    .enum(['clients', 'team'])
    .optional()
    .meta({ description: 'who writes to it; clients by default. A team’s bot makes no conversations' }),
});
export type TelegramSettings = z.infer<typeof TelegramSettings>;
