import type { AddressKind } from '../contact/address.schema.ts';
import type { Language } from '../words/words.schema.ts';
import { fill } from '../words/fill.ts';
import { inLanguage } from '../words/words.ts';
import { email } from './email.ts';
import type { ChannelKind } from './kind.ts';
import { sms } from './sms.ts';
import { telegram } from './telegram.ts';
import { voice } from './voice.ts';
import { webhook } from './webhook.ts';
import { widget } from './widget.ts';

/** Every kind of channel, in the order in which they are offered. */
export const channelKinds: readonly ChannelKind[] = [email, sms, telegram, widget, voice, webhook];

/** Those by which clients are written to. */
export const clientChannels = channelKinds.flatMap(({ client, ...channel }) => (client ? { ...channel, client } : []));

/** Those by which clients write to us. */
export const talkChannels = channelKinds.flatMap(({ talks, ...channel }) => (talks ? { ...channel, talks } : []));

/** Those by which people talk; an account of one is a line. */
export const callChannels = channelKinds.filter(({ calls }) => calls);

const byKind = new Map(channelKinds.map((one) => [one.kind, one]));

/** The kind of an account: `email` and `email:sales` are two accounts of one. */
export const kindOf = (account: string): string => account.split(':', 1)[0] ?? '';

/** What is said of an account's channel; undefined for a kind that is gone, and for what is no channel ("document"). */
export const channelOf = (account: string): ChannelKind | undefined => byKind.get(kindOf(account));

/** Which of a client's addresses an account writes to; null for one that writes to no client. */
export const addressKindOf = (account: string): AddressKind | null => {
  const channel = channelOf(account);
  return channel?.client?.address ?? channel?.talks?.address ?? null;
};

/** Whether an account is a line, by which people talk instead of writing. */
export const isLine = (account: string): boolean => channelOf(account)?.calls === true;

/** Whether it writes to clients, by templates or in conversations; what is no channel ("document") goes to them, too. */
export const isToClients = (account: string): boolean => {
  const channel = channelOf(account);
  return channel === undefined || channel.client !== null || channel.talks !== undefined;
};

/** Where a client is written to in a conversation: in a chat of one account, or by the address that its thread begins with. */
export const addressIn = ({ account, thread }: { account: string; thread: string }): string =>
  channelOf(account)?.talks?.own === false
    ? thread.split(' ', 1)[0]!
    : `${thread}@${account.slice(kindOf(account).length + 1)}`;

/** "Почта", and "Почта · sales" for one of several accounts. */
export const accountName = (account: string, language: Language): string => named(account, 'name', language);

/** The same of one message: "Письмо". */
export const messageName = (account: string, language: Language): string => named(account, 'message', language);

const named = (account: string, as: 'name' | 'message', language: Language): string => {
  const channel = channelOf(account);
  if (!channel) return account;
  const own = account.slice(channel.kind.length + 1);
  return [inLanguage(channel[as], language), own].filter(Boolean).join(' · ');
};

/** A message in short, by its template: "письмо «Приняли заявку»". `template` comes quoted. */
export const messageShort = (account: string, template: string, language: Language): string =>
  fill(channelOf(account)?.client?.short ?? { ru: '{{template}}' }, language, { template });
