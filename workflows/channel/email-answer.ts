import type { Letter } from '../conversation/part.schema.ts';
import type { Language } from '../words/words.schema.ts';
import { answerSubject } from './email-quote.ts';

export type AnsweredLetter = Letter & { id: string; text: string; at: string };

/** Nobody reads more of what they wrote themselves. */
const MOST_QUOTED = 10_000;
const MOST_IDS = 20;

/** The headers by which an answer stands beneath what it answers (RFC 5322, 3.6.4), also where the letter had no id of its own. */
export const threadHeaders = (letter: AnsweredLetter | null): { inReplyTo?: string; references?: string[] } => {
  if (!letter) return {};
  const own = letter.id.endsWith('@unnamed>') ? [] : [letter.id];
  const references = [...letter.ids.toReversed(), ...own].slice(-MOST_IDS);
  return { ...(own[0] ? { inReplyTo: own[0] } : {}), ...(references.length > 0 ? { references } : {}) };
};

export const subjectOfAnswer = (letter: AnsweredLetter | null, otherwise: string): string =>
  letter && letter.subject.trim() !== '' ? answerSubject(letter.subject) : otherwise;

/** What was said, who said it, and beneath what it answers; `formatted`: what was said as its writer formatted it. */
export const answerText = (
  said: string,
  signature: string,
  letter: AnsweredLetter | null,
  language: Language,
  formatted: string | null = null,
): { text: string; html: string } => {
  const quoted = letter ? letter.text.slice(0, MOST_QUOTED).trim() : '';
  const who = letter && quoted !== '' ? `${dayText(letter.at, language)}, ${letter.from}:` : '';
  const text = [
    said.trim(),
    ...(signature ? [`-- \n${signature}`] : []),
    ...(who ? [`${who}\n${quoted.replace(/^/gm, '> ')}`] : []),
  ].join('\n\n');
  const html = [
    formatted ? `<div>${formatted}</div>` : block(said.trim()),
    ...(signature ? [`<div style="color:#666">--<br>${lines(signature)}</div>`] : []),
    ...(who ? [`<div class="gmail_quote"><p>${lines(who)}</p><blockquote>${lines(quoted)}</blockquote></div>`] : []),
  ].join('<br>');
  return { text, html };
};

const block = (text: string): string => `<div>${lines(text)}</div>`;
const lines = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r?\n/g, '<br>');

const dayText = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at));
