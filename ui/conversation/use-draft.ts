import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { cache } from '../cache.ts';
import { keep, readKept, useKept } from '../kept.ts';
import { soon } from '../live-events.ts';

type Direction = 'out' | 'note';
/** What the server has of it, and since when, as this browser knows. */
type Synced = { text: string; at: string };

const PAUSE_MS = 700;

const draftsQuery = (id: string) => asking('/conversations/{id}/drafts', { path: { id } });
const nameOf = (id: string, direction: Direction) => (direction === 'note' ? `talk-note.${id}` : `talk.${id}`);
const syncedAs = (name: string) => readKept<Synced>(`${name}.synced`) ?? { text: '', at: '' };

/** Kept one after another, so that what was typed last is what stays. */
let saving = Promise.resolve();
const save = (id: string, direction: Direction, text: string): Promise<void> => {
  const saved = saving.then(async () => {
    const drafts = await post('/conversations/{id}/drafts', { path: { id }, body: { direction, text } });
    const at = drafts.items.find((one) => one.direction === direction)?.at ?? '';
    keep(`${nameOf(id, direction)}.synced`, at ? { text, at } : undefined);
    const { queryKey } = draftsQuery(id);
    await cache.cancelQueries({ queryKey });
    cache.setQueryData(queryKey, drafts);
  });
  // it stays in this browser, and is tried again with the next letter
  saving = saved.catch(() => undefined);
  return saving;
};

/** Words that were taken back stand before what is typed by now. */
export const giveBack = async (id: string, words: string): Promise<void> => {
  const typed = readKept<{ value: string }>(nameOf(id, 'out'))?.value ?? '';
  await save(id, 'out', typed);
  const text = typed ? `${words}\n${typed}` : words;
  const drafts = await post('/conversations/{id}/drafts', { path: { id }, body: { direction: 'out', text } });
  cache.setQueryData(draftsQuery(id).queryKey, drafts);
};

/**
 * What is typed in a talk: in this browser at once, at the server after a pause, so that it goes on at another device. What was typed there later
 * replaces what was left here; what was typed here and did not arrive there stays.
 */
export const useDraft = (id: string, direction: Direction) => {
  const name = nameOf(id, direction);
  const { value: text, key, change, forget, renew } = useKept(name, '');
  const drafts = useQuery({ ...draftsQuery(id), staleTime: 0, refetchOnWindowFocus: true }).data?.items;
  const latest = useRef({ text });
  useEffect(() => void (latest.current = { text }), [text]);
  useEffect(() => {
    if (!drafts) return;
    const synced = syncedAs(name);
    const theirs = drafts.find((one) => one.direction === direction);
    if (latest.current.text !== synced.text && latest.current.text !== '') return;
    if (theirs && theirs.at > synced.at) {
      keep(`${name}.synced`, { text: theirs.text, at: theirs.at });
      change(theirs.text);
    } else if (!theirs && synced.at !== '') {
      keep(`${name}.synced`, undefined);
      forget();
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each answer
  }, [drafts, name]);
  useEffect(() => {
    if (text === syncedAs(name).text) return undefined;
    const timer = setTimeout(() => void save(id, direction, text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [id, direction, name, text]);
  useEffect(
    () => () => {
      const synced = syncedAs(name);
      if (latest.current.text !== synced.text)
        void save(id, direction, latest.current.text).then(() => soon(['/conversations']));
      else if (synced.at) soon(['/conversations']);
    },
    [id, direction, name],
  );
  return {
    text,
    key,
    renew,
    type: (typed: string) => (typed ? change(typed) : forget()),
    /** what stays in the box is the beginning of the next one */
    sent: (rest: string) => {
      void save(id, direction, '');
      if (rest) change(rest);
      else forget();
    },
    latest,
  };
};
