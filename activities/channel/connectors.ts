import type { Connector } from './connector.ts';
import { sandboxConnector } from './sandbox-connector.ts';
import { mailboxConnector } from './email/mailbox-connector.ts';
import { twilioConnector } from './sms/twilio-connector.ts';
import { asteriskConnector } from './voice/asterisk-connector.ts';
import { telegramConnector } from './telegram/telegram-connector.ts';
import { widgetConnector } from './widget/widget-connector.ts';

/** By the provider of an account. */
export const connectors: Record<string, Connector> = {
  asterisk: asteriskConnector,
  mailbox: mailboxConnector,
  sandbox: sandboxConnector,
  telegram: telegramConnector,
  twilio: twilioConnector,
  widget: widgetConnector,
};
