import type { z } from 'zod';
import { AsteriskSettings } from './asterisk.schema.ts';
import { MailboxSettings } from './mailbox.schema.ts';
import { TwilioSettings } from './twilio.schema.ts';
import { TelegramSettings } from './telegram.schema.ts';
import { WidgetSettings } from './widget.schema.ts';

/** What an admin says of an account, by its provider; one that nobody carries needs nothing. */
export const settingsOf: Record<string, z.ZodObject> = {
  asterisk: AsteriskSettings,
  mailbox: MailboxSettings,
  telegram: TelegramSettings,
  twilio: TwilioSettings,
  widget: WidgetSettings,
};
