import { confirmationWords } from '../../workflows/contact/confirmation.words.ts';
import type { ConfirmationWay } from '../../workflows/contact/confirmation.ts';
import { priorityOf } from '../../workflows/delivery/delivery.ts';
import { escapeMarkup } from '../../workflows/letter/markup.ts';
import { fill } from '../../workflows/words/fill.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import { readSeller } from '../letter/seller.ts';
import type { Change, Doing } from '../write.ts';
import { HIDDEN } from './confirmation-secret.ts';

type Sent = {
  id: string;
  way: ConfirmationWay;
  recipient: string;
  contactId: string;
  language: Language;
  at: string;
  until: string;
  publicUrl: string;
};

/**
 * The message that asks the client, for the ledger: it belongs to no lead, so whoever reads a lead does not read it, and in the record it hides
 * what only the client is to know. Its id is that of the request.
 */
export const confirmationMessage = async (
  db: Database,
  doing: Doing,
  { id, way, recipient, contactId, language, at, until, publicUrl }: Sent,
): Promise<Pick<Change, 'inserts' | 'events'>> => {
  const account = way === 'link' ? 'email' : 'sms';
  const company = (await readSeller(db)).name || inLanguage(confirmationWords.nobody, language);
  const body =
    way === 'link'
      ? fill(confirmationWords.letter, language, {
          company: escapeMarkup(company),
          link: `${publicUrl}/confirm/${HIDDEN}`,
        })
      : fill(confirmationWords.text, language, { company, secret: HIDDEN });
  const row = {
    ...{ id, account, contact_id: contactId, template: 'confirmation', language, recipient, body },
    subject: way === 'link' ? inLanguage(confirmationWords.subject, language) : null,
    ...{ variables: { confirmation: way }, attachments: [], state: 'queued', cause: {} },
    ...{ priority: priorityOf(doing.actor), created_at: at, not_after: until, event_seq: 1 },
  };
  const event = {
    ...{ noun: 'delivery', noun_id: id, seq: 1, type: 'delivery.queued' as const, at, subject: null },
    ...{ actor: doing.actor, cause: null, data: { account, template: 'confirmation', recipient } },
    pokes: [`channel:${account}`],
  };
  return { inserts: [{ table: 'delivery', row }], events: [event] };
};
