import type { Outcome, UnknownPolicy } from '../../workflows/channel/outcome.ts';
import type { Attachment } from '../document/index.ts';
import type { Seller } from '../../workflows/seller/seller.schema.ts';

/** A message as a channel gets it: rendered, addressed, with a key that is the same at every attempt. */
export type OutgoingMessage = {
  deliveryId: string;
  requestId: string;
  recipient: string;
  contactName: string;
  language: string;
  subject: string;
  body: string;
  attachments: Attachment[];
  seller: Seller;
  signal: AbortSignal;
};

/** One channel, whoever provides it. `send` returns the outcome and never throws for what the provider did. */
export type Channel = {
  kind: string;
  limits: { perSecond: number; subject: number; body: number; attachments: boolean };
  /** how values are put into its templates: escaped for marked-up text, or as they are */
  writes: 'letter' | 'text';
  policy: UnknownPolicy;
  send(message: OutgoingMessage): Promise<Outcome>;
  /** The provider's id of a message that it took at or after `since`; `taken` are ids that belong to others. */
  lookUp?(message: {
    recipient: string;
    body: string;
    since: Date;
    taken: (id: string) => Promise<boolean>;
  }): Promise<string | undefined>;
  close?(): void;
};
