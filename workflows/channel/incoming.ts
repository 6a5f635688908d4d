import { readSandbox } from '../account/sandbox-incoming.ts';
import type { Incoming } from '../conversation/incoming.ts';
import { channelOf } from './index.ts';
import { laneOfLetter, placeOfLetter, readLetter } from './email-letter.ts';
import { KeptLetter } from './email-letter.schema.ts';
import { chatOfUpdate, readTelegramUpdate } from './telegram-update.ts';
import { readTwilioCall } from './twilio-call.ts';
import { TelegramUpdate } from './telegram-update.schema.ts';
import { idOfPost, readWidgetPost } from './widget-post.ts';
import { WidgetPost } from './widget-post.schema.ts';

/** What a provider has sent, read: what makes it the same when it comes again, what it is about, and what it means. */
export type ReadIncoming = { externalId: string; lane: string | null; incoming: Incoming };

const telegram = (sent: unknown): ReadIncoming | undefined => {
  const { data: update } = TelegramUpdate.safeParse(sent);
  return (
    update && {
      externalId: String(update.update_id),
      lane: chatOfUpdate(update),
      incoming: readTelegramUpdate(update),
    }
  );
};

const mailbox = (sent: unknown): ReadIncoming | undefined => {
  const { data: letter } = KeptLetter.safeParse(sent);
  return (
    letter && {
      externalId: placeOfLetter(letter),
      lane: laneOfLetter(letter),
      incoming: readLetter(letter),
    }
  );
};

const widget = (sent: unknown): ReadIncoming | undefined => {
  const { data: post } = WidgetPost.safeParse(sent);
  return post && { externalId: idOfPost(post.thread, post.id), lane: post.thread, incoming: readWidgetPost(post) };
};

/** By the provider of an account. */
const readers: Record<string, (sent: unknown) => ReadIncoming | undefined> = {
  ...{ telegram, mailbox, widget, twilio: readTwilioCall, sandbox: readSandbox },
};

/** What a provider sent, an object of JSON or the fields of a form; undefined where it is neither. */
export const sentOf = (body: string): Record<string, unknown> | undefined => {
  if (!/^\s*[{[]/.test(body)) return body.includes('=') ? Object.fromEntries(new URLSearchParams(body)) : undefined;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

/** Whether clients write to this account. */
export const isWrittenTo = (account: string): boolean =>
  account.includes(':') && channelOf(account)?.talks !== undefined;

/** Undefined where it is nothing that this provider sends. */
export const readIncoming = (provider: string, sent: unknown): ReadIncoming | undefined => readers[provider]?.(sent);
