import { voiceOf } from '../../../prisma/sound/sound.queries.ts';
import { UPLOADED } from '../../../workflows/sound/uploaded.ts';
import type { LinePlace } from './line.ts';

/** What the PBX plays: a sound of the house is an address, in the language of the call's client. One that is gone is fetched in vain, and told so. */
export const soundToSay = async (
  { db, publicUrl }: Pick<LinePlace, 'db' | 'publicUrl'>,
  call: string,
  sound: string,
): Promise<string> => {
  if (!sound.startsWith(UPLOADED)) return sound;
  const token = await voiceOf(db, { key: sound.slice(UPLOADED.length), call });
  return `${publicUrl}/api/v1/sounds/${token ?? 'gone'}.wav`;
};
