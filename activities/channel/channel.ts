import type { Config } from '../../config.ts';
import type { Database } from '../../prisma/client.ts';
import type { ChannelKind } from '../../workflows/channel/kind.ts';
import type { Outcome, UnknownPolicy } from '../../workflows/channel/outcome.ts';
import type { FileWhat } from '../../workflows/conversation/part.schema.ts';
import type { Attachment } from '../document/index.ts';
import type { Seller } from '../../workflows/seller/seller.schema.ts';

/** A file that a user sends, whole on this machine before its message is claimed. `what` is what it is sent as. */
export type OutgoingFile = { id: string; what: FileWhat; name: string; type: string; size: number; path: string };

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
  files: OutgoingFile[];
  seller: Seller;
  signal: AbortSignal;
};

/** An account that sends, whoever provides it. `send` answers what came of it and never throws for what the provider did. */
export type Channel = Pick<ChannelKind, 'kind' | 'limits' | 'each' | 'writes'> & {
  policy: UnknownPolicy;
  /** who writes, where its messages say so */
  from?: { name: string; address: string };
  send(message: OutgoingMessage): Promise<Outcome>;
  /** The provider's id of a message that it took at or after `since`; `taken` are ids that belong to others. */
  lookUp?(message: {
    deliveryId: string;
    recipient: string;
    body: string;
    since: Date;
    taken: (id: string) => Promise<boolean>;
  }): Promise<string | undefined>;
  close?(): void;
  /** one of the accounts that admins connect while we run */
  of?(account: string): Channel | Promise<Channel>;
};

export type ChannelPlace = { db: Database; config: Config };
/** Opens an account at a provider. `settings` are those of the account alone; what they do not say is as for the first account of its kind. */
export type Provider = (place: ChannelPlace, settings: Record<string, string>) => Channel;
