import { useState } from 'react';
import { keep as keepTyped, readKept } from '../kept.ts';
import type { Text } from './templates.ts';

/** `revision` is of the saved text that it began from; without one it replaces whatever stands there. */
export type Draft = Text & { revision?: number | undefined };

/** What was typed and not saved yet stays in this browser, text by text, until it is saved or taken back. */
const place = (key: string, slot: string) => `template.${key}.${slot}`;

/** The texts of one template that differ from what is saved, by their slot (`email.ru`). */
export const useDrafts = (key: string, slots: string[]) => {
  const [drafts, setDrafts] = useState<Record<string, Draft>>(() =>
    Object.fromEntries(
      slots.flatMap((slot) => {
        const kept = readKept<Draft>(place(key, slot));
        return kept ? [[slot, kept]] : [];
      }),
    ),
  );
  const keep = (slot: string, text: Draft | undefined) => {
    keepTyped(place(key, slot), text);
    setDrafts(({ [slot]: _old, ...others }) => (text ? { ...others, [slot]: text } : others));
  };
  return { drafts, keep };
};
