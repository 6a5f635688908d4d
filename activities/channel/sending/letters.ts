import type { Database } from '../../../prisma/client.ts';
import { keepLetters, type Claimed } from '../../../prisma/delivery/delivery-claim.ts';
import {
  readLetterFacts,
  readTemplates,
  templateIn,
  type LetterFacts,
  type TemplateText,
} from '../../../prisma/letter/letter.ts';
import { readLogo } from '../../../prisma/letter/company-settings.ts';
import { faultText, type TemplateFault } from '../../../workflows/template/fault.ts';
import type { Language } from '../../../workflows/words/words.schema.ts';
import { makeAttachment, templateOfAttachment, type Attachment } from '../../document/index.ts';
import { writeLetter } from '../../letter/write-letter.ts';
import type { Channel } from '../channel.ts';

export type Letter = { facts: LetterFacts; subject: string; body: string; attachments(): Promise<Attachment[]> };
/** A message that cannot be written, and why, for users. */
export type Unwritable = { unwritable: string };

/** Writes the letters of a batch: those written before stay as they are, new ones are saved at once. */
export const writeLetters = async (
  db: Database,
  channel: Channel,
  { publicUrl }: { publicUrl: string },
  deliveries: Claimed[],
): Promise<Map<string, Letter | Unwritable>> => {
  const facts = await readLetterFacts(
    db,
    deliveries.map(({ id }) => id),
  );
  const byId = new Map(facts.map((one) => [one.deliveryId, one]));
  const keys = deliveries.flatMap(({ template, attachments }) => [
    template,
    ...attachments.flatMap((kind) => templateOfAttachment(kind) ?? []),
  ]);
  const templates = await readTemplates(db, [...new Set(keys)]);
  const letters = new Map<string, Letter | Unwritable>();
  const fresh: { id: string; subject: string | null; body: string }[] = [];
  for (const delivery of deliveries) {
    const mine = byId.get(delivery.id)!;
    const text =
      delivery.body === null
        ? write(channel, publicUrl, mine, templates, delivery)
        : { subject: delivery.subject ?? '', body: delivery.body };
    if ('unwritable' in text) {
      letters.set(delivery.id, text);
      continue;
    }
    if (delivery.body === null) fresh.push({ id: delivery.id, subject: text.subject || null, body: text.body });
    const attachments = async () => {
      const place = { publicUrl, from: channel.from, templates };
      const paper = delivery.attachments.length > 0 ? { ...mine, logo: await readLogo(db) } : mine;
      return Promise.all(delivery.attachments.map((kind) => makeAttachment(kind, paper, place)));
    };
    letters.set(delivery.id, { facts: mine, ...text, attachments });
  }
  await keepLetters(db, fresh);
  return letters;
};

const write = (
  channel: Channel,
  publicUrl: string,
  facts: LetterFacts,
  templates: TemplateText[],
  delivery: Claimed,
): { subject: string; body: string } | Unwritable => {
  const template = templateIn(templates, delivery.template, channel.kind, delivery.language);
  if (!template)
    return unwritable({ what: 'missing' }, { key: delivery.template, language: delivery.language }, delivery);
  const written = writeLetter(facts, template, channel, publicUrl);
  return 'fault' in written ? unwritable(written.fault, template, delivery) : written;
};

export const unwritable = (
  fault: TemplateFault,
  template: { key: string; language: string },
  delivery: Claimed,
): Unwritable => ({
  unwritable: faultText(fault, template, (delivery.team_language ?? 'ru') as Language),
});
