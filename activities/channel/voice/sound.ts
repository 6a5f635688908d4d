import { voiceOf } from '../../../prisma/sound/sound.queries.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { refusalSentence } from '../../../workflows/refusals.ts';
import { SPOKEN, UPLOADED } from '../../../workflows/sound/uploaded.ts';
import type { Words } from '../../../workflows/words/words.schema.ts';
import { spokenFor } from '../../speech/spoken.ts';
import type { LinePlace } from './line.ts';

/** What the PBX plays: a sound of the house is an address, in the language of the call's client. One that is gone is fetched in vain, and told so. */
export const soundToSay = async (
  { db, publicUrl }: Pick<LinePlace, 'db' | 'publicUrl'>,
  call: string,
  sound: string,
): Promise<string> => {
  if (sound.startsWith(SPOKEN)) return addressOf(publicUrl, sound.slice(SPOKEN.length));
  if (!sound.startsWith(UPLOADED)) return sound;
  const token = await voiceOf(db, { key: sound.slice(UPLOADED.length), call });
  return addressOf(publicUrl, token ?? 'gone');
};

const addressOf = (publicUrl: string, token: string): string => `${publicUrl}/api/v1/sounds/${token}.wav`;

/** A text as a sound; null where it cannot be spoken, which the log says why. */
export const soundOfText = async (place: LinePlace, call: string, text: Words): Promise<string | null> => {
  const { db, keys, publicUrl, allowed = [], log } = place;
  const token = await spokenFor({ db, keys, publicUrl, allowed }, { call, text });
  if (!isRefusal(token)) return SPOKEN + token;
  log.warn({ call, why: refusalSentence(token, 'en') }, 'a text was not spoken');
  return null;
};
