import type { ChannelKind } from '../channel/kind.ts';
import type { File } from '../file/file.schema.ts';
import { isPicture, whyNotOpen } from '../file/file.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { FilePart, FileWhat, NewFile } from './part.schema.ts';

type Kept = Pick<File, 'id' | 'name' | 'type' | 'size' | 'scan'>;
type Limited = Pick<ChannelKind, 'limits'> | undefined;

/** Why a file does not go by this channel. Refused: FilesNotTaken, FileTooLargeHere. */
export const whyNotSend = ({ name, size }: Pick<Kept, 'name' | 'size'>, channel: Limited): Refusal | undefined => {
  const limits = channel?.limits.files;
  if (!limits) return refuse('FilesNotTaken');
  return size > limits.most ? refuse('FileTooLargeHere', { name, most: limits.most / 1_000_000 }) : undefined;
};

/** A file as a message carries it. Refused: as `whyNotSend` and `whyNotOpen`. */
export const sentFile = (file: Kept, { as }: NewFile, channel: Limited): FilePart | Refusal => {
  const refusal = whyNotSend(file, channel) ?? whyNotOpen(file);
  if (refusal) return refusal;
  const { id, name, type, size } = file;
  return { kind: 'file', what: whatOf(file, as, channel), name, mime: type, size, state: 'kept', at: null, file: id };
};

/** As the sender wants, as far as its bytes allow. */
const whatOf = ({ type, size }: Kept, as: NewFile['as'], channel: Limited): FileWhat => {
  const isLarge = size > (channel?.limits.files?.picture ?? 0);
  const by: FileWhat = isPhoto(type) && !isLarge ? 'picture' : soundOrFilm(type);
  if (as === 'document') return 'document';
  // what a browser records lies in a film's box, and a messenger that does not know it as a voice gives it as a file
  return as === 'voice' && voices.has(type) ? 'voice' : by;
};

/** Moving pictures and rare kinds are unpacked by no messenger. */
const isPhoto = (type: string): boolean => isPicture(type) && !/gif|apng|tiff|avif/.test(type);
const voices = new Set([
  ...['audio/ogg', 'audio/opus', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'video/webm', 'video/mp4'],
]);
const soundOrFilm = (type: string): FileWhat =>
  type === 'video/mp4' ? 'video' : /^audio\/(mpeg|mp4|x-m4a|ogg|opus)$/.test(type) ? 'audio' : 'document';
