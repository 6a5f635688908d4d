import type { Language } from '../../../workflows/words/words.schema.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';
import { uk } from './uk.ts';

/** What is sent under one key: a letter, a short message, a document. Bodies are Handlebars with a little markup (headings, lists, strong, links). */
export type TemplateTexts = {
  email?: { subject: string; body: string };
  sms?: { body: string };
  document?: { subject: string; body: string };
};
export type Templates = Record<string, TemplateTexts>;

export const templates: Record<Language, Templates> = { ru, en, kk, uk };
