import { normalPhone } from '../contact/contact.ts';
import type { Incoming, IncomingMessage } from '../conversation/incoming.ts';
import type { Part } from '../conversation/part.schema.ts';
import type { ReadIncoming } from './incoming.ts';
import { readTwilioReceipt } from './twilio.ts';

type Fields = Record<string, string>;

/** A call of Twilio about an account: a message that came, or how far one of ours got. */
export const readTwilioCall = (sent: unknown): ReadIncoming | undefined => {
  const fields = sent as Fields;
  const sid = fields?.['MessageSid'] ?? fields?.['SmsSid'];
  if (!sid) return undefined;
  const state = fields['MessageStatus'] ?? fields['SmsStatus'];
  if (fields['Body'] === undefined && fields['NumMedia'] === undefined) {
    const receipt = readTwilioReceipt(fields);
    const incoming: Incoming = receipt ? { what: 'receipt', receipt } : { what: 'nothing', why: `state ${state}` };
    return { externalId: `${sid}:${state}`, lane: sid, incoming };
  }
  const incoming = messageOf(sid, fields);
  return { externalId: sid, lane: incoming.thread, incoming };
};

/** A sender may be a word or a short number: nobody can answer it, and it is no phone. */
const messageOf = (sid: string, fields: Fields): IncomingMessage => {
  const from = fields['From'] ?? '';
  const thread = normalPhone(from) ?? from.replace(/\s+/g, '_');
  const then = wishes[(fields['OptOutType'] ?? '').toUpperCase()];
  return {
    ...{ what: 'message', thread, externalId: sid, at: new Date().toISOString() },
    from: { name: fields['ProfileName'] || thread, language: null },
    ...{ text: fields['Body'] ?? '', parts: mediaOf(fields), replyTo: null, editedAt: null },
    // the provider answers these words itself, and no one knows better which they are
    ...(then ? { then, silent: true as const } : {}),
    ...(normalPhone(from) ? {} : { silent: true as const }),
  };
};

const wishes: Record<string, 'blocked' | 'unblocked'> = { STOP: 'blocked', START: 'unblocked' };

const MOST_MEDIA = 10;

const mediaOf = (fields: Fields): Part[] =>
  Array.from(
    { length: Math.min(Number(fields['NumMedia']) || 0, MOST_MEDIA) },
    (_, n) => fields[`MediaUrl${n}`],
  ).flatMap((url, n) => {
    if (!url) return [];
    const mime = (fields[`MediaContentType${n}`] ?? '').slice(0, 200) || null;
    return [
      {
        kind: 'file',
        what: whatOf(mime),
        name: '',
        mime,
        size: null,
        state: 'waits',
        at: url.slice(0, 300),
        file: null,
      },
    ];
  });

const whatOf = (mime: string | null): Extract<Part, { kind: 'file' }>['what'] => {
  if (mime && /^image\/(png|jpe?g|gif|webp)$/.test(mime)) return 'picture';
  const kind = mime?.split('/')[0];
  return kind === 'audio' || kind === 'video' ? kind : 'document';
};
