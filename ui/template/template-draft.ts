import { useState } from 'react';
import type { Text } from './templates.ts';

/** `revision` is of the saved text that it began from; without one it replaces whatever stands there. */
export type Draft = Text & { revision?: number | undefined };

/** What was typed and not saved yet stays in this browser, text by text, until it is saved or taken back. */
const place = (key: string, slot: string) => `voronka.template.${key}.${slot}`;

const read = (key: string, slot: string): Draft | undefined => {
  try {
    const kept = localStorage.getItem(place(key, slot));
    return kept ? (JSON.parse(kept) as Draft) : undefined;
  } catch {
    return undefined;
  }
};

const write = (key: string, slot: string, text: Draft | undefined) => {
  try {
    if (text) localStorage.setItem(place(key, slot), JSON.stringify(text));
    else localStorage.removeItem(place(key, slot));
  } catch {
    // a full or forbidden storage: it lives as long as the page
  }
};

/** The texts of one template that differ from what is saved, by their slot (`email.ru`). */
export const useDrafts = (key: string, slots: string[]) => {
  const [drafts, setDrafts] = useState<Record<string, Draft>>(() =>
    Object.fromEntries(
      slots.flatMap((slot) => {
        const kept = read(key, slot);
        return kept ? [[slot, kept]] : [];
      }),
    ),
  );
  const keep = (slot: string, text: Draft | undefined) => {
    write(key, slot, text);
    setDrafts(({ [slot]: _old, ...others }) => (text ? { ...others, [slot]: text } : others));
  };
  return { drafts, keep };
};
