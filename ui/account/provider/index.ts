import { asterisk } from './asterisk.ts';
import { mailbox } from './mailbox.ts';
import type { ProviderForm } from './provider.ts';
import { telegram } from './telegram.ts';
import { twilio } from './twilio.ts';
import { widget } from './widget.ts';

/** Those that an admin may connect, as they are offered. */
export const providerForms: ProviderForm[] = [telegram, mailbox, twilio, widget, asterisk];
