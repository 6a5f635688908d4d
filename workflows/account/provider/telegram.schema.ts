import { z } from 'zod';

/** A bot's token, as its provider gives it. */
const Token = z
  .string()
  .trim()
  // whether it is one, Telegram says in words that help
  .regex(/^[\w:-]{1,150}$/);

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
