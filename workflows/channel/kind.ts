import type { AddressKind } from '../contact/address.schema.ts';
import type { Words } from '../words/words.schema.ts';

/** Files that a user sends by a channel; without it none go. */
export type FileLimits = {
  /** bytes of one, and of a picture that is sent as one: a larger picture goes as a document */
  most: number;
  picture: number;
  /** letters that may stand with a file; a longer text goes before it */
  caption: number;
  /** files that one message carries: several are several messages, in order */
  together: number;
};

/** A kind of channel: all that is said of it, wherever it is offered, shown or counted. Who carries its messages is a file in activities/channel/<kind>/. */
export type ChannelKind = {
  /** also the id of its first account, and the channel of its templates */
  kind: string;
  /** by its tabler name */
  icon: string;
  /** the channel as a whole */
  name: Required<Words>;
  /** one of its messages: as a title, and in the middle of a sentence (in English at its beginning) */
  message: Required<Words>;
  theMessage: Required<Words>;
  /** messages a second where the account says nothing else; letters of text, no subject line where it may have none */
  limits: { perSecond: number; subject: number; body: number; attachments: boolean; files?: FileLimits };
  /** what else is paced: each domain or recipient gets so many a second, and so many at once after a rest */
  each?: { of: 'domain' | 'recipient'; perSecond: number; burst: number };
  /** how values are put into its texts: harmless in marked-up text, or as they are */
  writes: 'letter' | 'text';
  /** whether a message costs: what strangers cause is capped for the day and for each country */
  isPaid: boolean;
  /** whether it is told later that a message has arrived; else the provider's word is all that is heard */
  isReceipted: boolean;
  /** so long after it went a message of ours may be edited and taken back, milliseconds; without it never */
  changes?: { edit: number; remove: number };
  /** clients write to us by it, from addresses of this kind; `own`: each is a chat with one account of ours, of use with that account alone;
   * `mailed`: what a client who is gone has not read goes to her by e-mail */
  talks?: { address: AddressKind; own: boolean; mailed?: true };
  /** people talk by it instead of writing: its accounts are lines */
  calls?: true;
  /** an answer may name the message that it is about, and the client sees which */
  namesAnswered?: true;
  /** null: no template is written for it */
  client: {
    /** which of her addresses it writes to */
    address: AddressKind;
    /** it is cut into parts of so many letters, each of which costs: who writes is shown how many */
    inParts: boolean;
    /** a message by its `{{template}}`: in short, and as what an automation does */
    short: Required<Words>;
    send: Required<Words>;
    /** what a new template begins with: it can be sent as it is, and shows how values are put in */
    firstText: Required<Words>;
    /** other words by which people look for it */
    also: Required<Words>;
  } | null;
};
