import { createContext, useContext } from 'react';
import type { FilePart, Part } from '../../workflows/conversation/part.schema.ts';
import { isShown } from '../../workflows/file/file.ts';
import type { ShownFile } from '../file/FileLine.tsx';

/** Opens a file of the talk in place; undefined where nothing can. */
export const Viewing = createContext<((id: string) => void) | undefined>(undefined);
export const useViewing = () => useContext(Viewing);

/** A part whose bytes are here, as files are shown. */
export const fileOf = ({ file, name, size, about }: FilePart): ShownFile | undefined =>
  file && about ? { id: file, name, size: size ?? 0, ...about } : undefined;

/** What can be looked through in place, in the order of the talk. */
export const viewed = (messages: { parts: Part[] }[]): ShownFile[] =>
  messages.flatMap(({ parts }) =>
    parts.flatMap((part) => {
      // what is heard plays where it stands
      const file = part.kind === 'file' && part.what !== 'voice' && part.what !== 'audio' ? fileOf(part) : undefined;
      return file && isShown(file.type) && isOpen(file) ? file : [];
    }),
  );

export const isOpen = ({ scan }: Pick<ShownFile, 'scan'>): boolean => scan === 'none' || scan === 'clean';
