import { createHash } from 'node:crypto';
import type { Database } from '../../prisma/client.ts';
import { readFactsOfSpoken } from '../../prisma/letter/letter.ts';
import type { KeyRing } from '../../prisma/sealed/seal.ts';
import { openSpeech } from '../../prisma/speech/speech.ts';
import { heardBefore, keepSpoken, listenerOf, type Listener } from '../../prisma/speech/spoken.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language, Words } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { replyText } from '../letter/reply-text.ts';
import { speak } from './speak.ts';
import { telephoneWav } from './telephone-wav.ts';

/** texts that are filled in as those that are read over a line */
const CHANNEL = 'voice';

type Place = { db: Database; keys: KeyRing; publicUrl: string; allowed: string[] };

/**
 * The token of a text as the client of a call hears it: in her language, with her values, asked of the speech server once. Refused: as speaking is,
 * NotFound, SpeechLacks, SpeechNotWav.
 */
export const spokenFor = async (
  { db, keys, publicUrl, allowed }: Place,
  { call, text: texts }: { call: string; text: Words },
): Promise<string | Refusal> => {
  const listener = await listenerOf(db, call);
  if (!listener) return refuse('NotFound');
  const hers = listener.language as Language;
  const language = texts[hers] ? hers : 'ru';
  const source = inLanguage(texts, language);
  const filled = source.includes('{{') ? await filledFor(db, { call, source, language, publicUrl, listener }) : source;
  if (isRefusal(filled)) return filled;
  const server = await openSpeech(db, keys);
  if (server.url === null) return refuse('SpeechNotSet');
  const asked = [server.url, server.voices[language] ?? '', language, filled];
  const hash = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
  const known = await heardBefore(db, hash);
  if (known) return known;
  const said = await speak({ ...server, allowed }, { text: filled, language });
  if (isRefusal(said)) return said;
  const bytes = telephoneWav(Buffer.from(said.audio, 'base64'));
  if (!bytes) return refuse('SpeechNotWav', { type: said.type });
  return keepSpoken(db, { hash, bytes });
};

type Filling = {
  call: string;
  source: string;
  language: Language;
  publicUrl: string;
  listener: Listener;
};

const filledFor = async (
  db: Database,
  { call, source, language, publicUrl, listener: { phone, leadId, contactId } }: Filling,
): Promise<string | Refusal> => {
  const facts = await readFactsOfSpoken(db, { id: call, channel: CHANNEL, language, phone, leadId, contactId });
  if (!facts) return refuse('NotFound');
  const { text, lacks } = replyText(facts, source, { operator: '', publicUrl, reader: 'en' });
  return lacks === null ? text : refuse('SpeechLacks', { lacks });
};
