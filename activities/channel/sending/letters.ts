import type { Database } from '../../../prisma/client.ts';
import { keepLetters } from '../../../prisma/delivery/delivery-claim.ts';
import { withSecret } from '../../../prisma/contact/confirmation-secret.ts';
import type { DeliveryOfLead } from '../../../prisma/delivery/delivery-row.ts';
import {
  readLetterFacts,
  readTemplates,
  templateIn,
  type LetterFacts,
  type TemplateText,
} from '../../../prisma/letter/letter.ts';
import { readAddressees } from '../../../prisma/letter/addressee.ts';
import { readLogo } from '../../../prisma/letter/company-settings.ts';
import { clientChannels } from '../../../workflows/channel/index.ts';
import { plainText } from '../../../workflows/letter/markup.ts';
import { plainName } from '../../../workflows/letter/plain-words.ts';
import { reasonText } from '../../../workflows/delivery/reason.ts';
import { faultText, type TemplateFault } from '../../../workflows/template/fault.ts';
import type { Seller } from '../../../workflows/seller/seller.schema.ts';
import type { Language } from '../../../workflows/words/words.schema.ts';
import { makeAttachment, templateOfAttachment, type Attachment, type DocumentPlace } from '../../document/index.ts';
import { TemplateError } from '../../template.ts';
import { writeLetter } from '../../letter/write-letter.ts';
import type { Channel, OutgoingFile } from '../channel.ts';

export type Letter = {
  contactName: string;
  seller: Seller;
  subject: string;
  body: string;
  attachments: Attachment[];
  files: OutgoingFile[];
};
/** A message that cannot be written, and why, for users. */
export type Unwritable = { unwritable: string };
/** One whose attachments cannot be printed now, which says nothing about the message. */
export type Unprinted = { unprinted: string; /** for us, in English */ why: string };
export type Written = Letter | Unwritable | Unprinted;

/**
 * Writes the letters of a batch and prints their attachments, before anybody claims them: those written before stay as they are, new ones are
 * saved at once.
 */
export const writeLetters = async (
  db: Database,
  channel: Channel,
  { publicUrl }: { publicUrl: string },
  deliveries: DeliveryOfLead[],
): Promise<Map<string, Written>> => {
  const ids = (some: DeliveryOfLead[]) => some.map(({ id }) => id);
  const isDone = ({ body, attachments }: DeliveryOfLead) => body !== null && attachments.length === 0;
  const [facts, addressees] = await Promise.all([
    readLetterFacts(db, ids(deliveries.filter((one) => !isDone(one)))),
    readAddressees(db, ids(deliveries.filter(isDone))),
  ]);
  const byId = new Map(facts.map((one) => [one.deliveryId, one]));
  const known = new Map(addressees.map((one) => [one.deliveryId, one]));
  const keys = deliveries.flatMap(({ template, attachments }) => [
    template,
    ...attachments.flatMap((kind) => templateOfAttachment(kind) ?? []),
  ]);
  const templates = await readTemplates(db, [...new Set(keys)]);
  const letters = new Map<string, Written>();
  const logo = deliveries.some(({ attachments }) => attachments.length > 0) ? await readLogo(db) : undefined;
  const fresh: { id: string; subject: string | null; body: string }[] = [];
  for (const delivery of deliveries) {
    const mine = byId.get(delivery.id);
    const text =
      delivery.body === null
        ? write(channel, publicUrl, mine!, templates, delivery)
        : { subject: delivery.subject ?? '', body: await withSecret(db, delivery, delivery.body) };
    if ('unwritable' in text) {
      letters.set(delivery.id, text);
      continue;
    }
    if (delivery.body === null) fresh.push({ id: delivery.id, subject: text.subject || null, body: text.body });
    const to = mine ? { name: mine.contact.name, seller: mine.seller } : known.get(delivery.id)!;
    const { seller } = to;
    letters.set(delivery.id, { contactName: plainName(to.name), seller, ...text, attachments: [], files: [] });
  }
  await keepLetters(db, fresh);
  if (channel.limits.attachments) {
    const place = { publicUrl, from: channel.from, templates };
    await Promise.all(
      deliveries.map(async (delivery) => {
        const letter = letters.get(delivery.id)!;
        const mine = byId.get(delivery.id);
        if ('body' in letter && mine)
          letters.set(delivery.id, await withAttachments(letter, { ...mine, logo }, delivery, place));
      }),
    );
  }
  return letters;
};

const withAttachments = async (
  letter: Letter,
  facts: LetterFacts,
  delivery: DeliveryOfLead,
  place: DocumentPlace,
): Promise<Written> => {
  const { attachments: kinds, language } = delivery;
  try {
    return { ...letter, attachments: await Promise.all(kinds.map((kind) => makeAttachment(kind, facts, place))) };
  } catch (error) {
    if (error instanceof TemplateError) return unwritable(error.fault, { key: kinds.join(', '), language }, delivery);
    // a press that is busy or has broken down
    const why = String((error as Error).message).slice(0, 200);
    return { unprinted: reasonText('NotPrinted', undefined, teamLanguage(delivery)), why };
  }
};

const write = (
  channel: Channel,
  publicUrl: string,
  facts: LetterFacts,
  templates: TemplateText[],
  delivery: DeliveryOfLead,
): { subject: string; body: string } | Unwritable => {
  const template =
    templateIn(templates, delivery.template, channel.kind, delivery.language) ??
    (delivery.message_id === null ? undefined : plainIn(templates, delivery));
  if (!template)
    return unwritable({ what: 'missing' }, { key: delivery.template, language: delivery.language }, delivery);
  const written = writeLetter(facts, template, channel, publicUrl);
  return 'fault' in written ? unwritable(written.fault, template, delivery) : written;
};

/** For a conversation: a text that is written for another channel, without what only a letter shows. */
const plainIn = (
  templates: TemplateText[],
  { template: key, language }: Pick<DeliveryOfLead, 'template' | 'language'>,
): TemplateText | undefined => {
  const texts = clientChannels
    .toSorted((one, other) => Number(one.writes === 'letter') - Number(other.writes === 'letter'))
    .flatMap(({ kind, writes }) => {
      const found = templateIn(templates, key, kind, language);
      return found ? [writes === 'letter' ? { ...found, body: plainText(found.body) } : found] : [];
    });
  return texts.find((text) => text.language === language) ?? texts[0];
};

const unwritable = (
  fault: TemplateFault,
  template: { key: string; language: string },
  delivery: DeliveryOfLead,
): Unwritable => ({
  unwritable: faultText(fault, template, teamLanguage(delivery)),
});

export const teamLanguage = ({ team_language }: DeliveryOfLead) => (team_language ?? 'ru') as Language;
