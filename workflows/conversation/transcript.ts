import { DateTime } from 'luxon';
import { zoneName } from '../contact/zone-name.ts';
import { escapeLines } from '../letter/markup.ts';
import { fill } from '../words/fill.ts';
import type { Language } from '../words/words.schema.ts';
import { transcriptWords as words } from './transcript.words.ts';

/** `by`: nobody of us by name, or what the account said by itself. */
export type TranscriptMessage = { by: string | null; at: string; text: string; files: string[] };

type Talk = {
  /** the oldest first */
  messages: TranscriptMessage[];
  /** older ones are left out */
  more: boolean;
  company: string;
  zone: string;
  language: Language;
  /** whose talk it is, where a colleague reads it */
  client?: string | undefined;
};

/** Letters of all messages together; the newest are kept. */
const MOST_LETTERS = 200_000;

/** A whole talk as one letter, in the reader's language and time. */
export const transcriptLetter = (talk: Talk): { subject: string; body: string } => {
  const { company, zone, language, client } = talk;
  const us = company || fill(words.us, language);
  const said = talk.messages.map((one) => entry(one, us, talk));
  const kept = newest(said);
  const begins = client
    ? fill(words.beginsInside, language, { client: escapeLines(client) })
    : fill(words.begins, language);
  const first = talk.messages[0]?.at ?? new Date(0).toISOString();
  return {
    subject: [fill(words.subject, language), client ?? company].filter(Boolean).join(' · ').slice(0, 200),
    body: [
      begins,
      fill(words.zone, language, { zone: zoneName(zone, first, language) }),
      ...(talk.more || kept.length < said.length ? [fill(words.newest, language)] : []),
      ...kept,
    ].join('\n\n'),
  };
};

const entry = ({ by, at, text, files }: TranscriptMessage, us: string, { zone, language }: Talk): string => {
  const moment = DateTime.fromISO(at, { zone }).toFormat('dd.MM.yyyy HH:mm');
  const lines = [text, ...files.map((name) => fill(words.file, language, { name }))].filter(Boolean);
  return `**${escapeLines(by ?? us)}**, ${moment}\n${escapeLines(lines.join('\n'))}`;
};

const newest = (said: string[]): string[] => {
  let [letters, from] = [0, said.length];
  while (from > 0 && letters + said[from - 1]!.length <= MOST_LETTERS) letters += said[--from]!.length;
  return said.slice(from);
};
