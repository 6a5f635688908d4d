import { channelOf, clientChannels, messageName } from '../channel/index.ts';
import { inLanguage } from '../words/words.ts';
import type { Language, Words } from '../words/words.schema.ts';

/** What texts are written for: each channel to clients, and documents, which go along. */
export const textChannels = [...clientChannels.map(({ kind }) => kind), 'document'];

export const textChannelName = (channel: string, language: Language): string =>
  channel === 'document' ? inLanguage(document.name, language) : messageName(channel, language);

/** What a new text begins with. */
export const firstText = (channel: string): Words => channelOf(channel)?.client?.firstText ?? document.firstText;

/** Nobody has written anything yet: it is what a new text begins with, in whatever language. */
export const isUntouched = (channel: string, body: string): boolean =>
  Object.values(firstText(channel)).some((text) => text.trim() === body.trim());

/** Whether a text has a line above it: a letter's subject, a document's heading. */
export const hasSubject = (channel: string): boolean => channelOf(channel)?.limits.subject !== 0;

const document = {
  name: { ru: 'Документ', en: 'Document', kk: 'Құжат', uk: 'Документ' },
  firstText: {
    ru: '# Документ для {{contact.name}}\n\nТекст документа.',
    en: '# Document for {{contact.name}}\n\nThe text of the document.',
    kk: '# {{contact.name}} үшін құжат\n\nҚұжат мәтіні.',
    uk: '# Документ для {{contact.name}}\n\nТекст документа.',
  },
};
