import type { LetterFacts } from '../../prisma/letter/letter.ts';
import { channelOf } from '../../workflows/channel/index.ts';
import { unlinked } from '../../workflows/letter/own-address.ts';
import { escapeMarkup } from '../../workflows/letter/markup.ts';
import type { TemplateFault } from '../../workflows/template/fault.ts';
import { renderTemplate, TemplateError } from '../template.ts';
import { greetings, letterValues, wordingOf } from './values.ts';
import { named } from './named.ts';

/** How values are put into a channel's texts, and how long these may be, in characters. A document greets nobody. */
export type Manner = { writes: 'letter' | 'text' | 'document'; limits: { subject: number; body: number } };

/** That of a channel; a text of no channel is a document. */
export const mannerOf = (channel: string): Manner =>
  channelOf(channel) ?? { writes: 'document', limits: { subject: 200, body: 256 * 1024 } };

/** Subject and body as they are sent: one way for sending, previews and tests. */
export const writeLetter = (
  facts: LetterFacts,
  template: { subject: string; body: string },
  { writes, limits }: Manner,
  publicUrl: string,
): { subject: string; body: string } | { fault: TemplateFault; in: 'subject' | 'body' } => {
  let part: 'subject' | 'body' = 'subject';
  try {
    const wording = wordingOf(facts);
    const told = writes === 'document' ? facts : withOwnAddresses(facts);
    const plain = letterValues(told, publicUrl, (text) => text.replace(/[\r\n]+/g, ' '));
    const defaults = writes === 'document' ? {} : greetings(facts.language);
    const values = writes === 'text' ? plain : letterValues(told, publicUrl, escapeMarkup);
    const subject =
      limits.subject > 0 ? renderTemplate(template.subject, plain, wording, defaults).replace(/\s+/g, ' ').trim() : '';
    part = 'body';
    const filled = renderTemplate(template.body, values, wording, defaults).trim();
    // in a short message a space that does not break may halve what fits into one
    const body = writes === 'text' ? filled.replace(/\u00a0/g, ' ') : filled;
    if (body.length > limits.body) return { fault: { what: 'large' }, in: 'body' };
    return { subject: subject.slice(0, limits.subject), body };
  } catch (error) {
    if (error instanceof TemplateError) return { fault: named(error.fault, facts), in: part };
    throw error;
  }
};

/** The recipient's own address, and one that a user or the client vouches for, are written out; others are made unclickable. */
const withOwnAddresses = (facts: LetterFacts): LetterFacts => {
  const { contact, recipient, vouched = [] } = facts;
  const shown = (address: string | null) =>
    address === null || address === recipient || vouched.includes(address) ? address : unlinked(address);
  return { ...facts, contact: { ...contact, email: shown(contact.email), phone: shown(contact.phone) } };
};
