import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { channelOf } from '../../workflows/channel/index.ts';
import type { Conversation, Message } from '../../workflows/conversation/conversation.schema.ts';
import { formattedOf, wordsOfFormatted } from '../../workflows/conversation/formatted.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { cache } from '../cache.ts';
import { keep, readKept, useKept } from '../kept.ts';
import { soon } from '../live-events.ts';

type Direction = 'out' | 'note';
/** Where somebody types: words of a letter are formatted. */
type Box = { id: string; direction: Direction; isFormatted: boolean };
/** What the server has of it, and since when, as this browser knows. */
type Synced = { text: string; at: string };

const PAUSE_MS = 700;

const draftsQuery = (id: string) => asking('/conversations/{id}/drafts', { path: { id } });
const nameOf = ({ id, direction, isFormatted }: Box) =>
  `${direction === 'note' ? 'talk-note' : isFormatted ? 'talk-letter' : 'talk'}.${id}`;
/** Whether what is written there to the client is a letter. */
const takesFormats = ({ account }: Pick<Conversation, 'account'>): boolean => channelOf(account)?.writes === 'letter';
const syncedAs = (name: string) => readKept<Synced>(`${name}.synced`) ?? { text: '', at: '' };

/** Kept one after another, so that what was typed last is what stays. */
let saving = Promise.resolve();
const save = (box: Box, text: string): Promise<void> => {
  const { id, direction } = box;
  const saved = saving.then(async () => {
    const drafts = await post('/conversations/{id}/drafts', { path: { id }, body: { direction, ...said(box, text) } });
    const at = drafts.items.find((one) => one.direction === direction)?.at ?? '';
    keep(`${nameOf(box)}.synced`, at ? { text, at } : undefined);
    const { queryKey } = draftsQuery(id);
    await cache.cancelQueries({ queryKey });
    cache.setQueryData(queryKey, drafts);
  });
  // it stays in this browser, and is tried again with the next letter
  saving = saved.catch(() => undefined);
  return saving;
};

/** What is typed, as it is sent and kept. */
const said = ({ isFormatted }: Box, typed: string): { text: string; html?: string } =>
  isFormatted ? { text: wordsOfFormatted(typed), html: typed } : { text: typed };

/** Words that were taken back stand before what is typed by now. */
export const giveBack = async (
  talk: Conversation,
  { text: words, html }: Pick<Message, 'text' | 'html'>,
): Promise<void> => {
  const { id } = talk;
  const box: Box = { id, direction: 'out', isFormatted: takesFormats(talk) };
  const typed = readKept<{ value: string }>(nameOf(box))?.value ?? '';
  await save(box, typed);
  const back = box.isFormatted ? (html ?? formattedOf(words)) : words;
  const whole = typed && !box.isFormatted ? `${back}\n${typed}` : back + typed;
  const drafts = await post('/conversations/{id}/drafts', {
    path: { id },
    body: { direction: 'out', ...said(box, whole) },
  });
  cache.setQueryData(draftsQuery(id).queryKey, drafts);
};

/**
 * What is typed in a talk: in this browser at once, at the server after a pause, so that it goes on at another device. What was typed there later
 * replaces what was left here; what was typed here and did not arrive there stays.
 */
export const useDraft = (talk: Conversation, direction: Direction) => {
  const { id } = talk;
  const isFormatted = direction === 'out' && takesFormats(talk);
  const name = nameOf({ id, direction, isFormatted });
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
      const typed = isFormatted ? (theirs.html ?? formattedOf(theirs.text)) : theirs.text;
      keep(`${name}.synced`, { text: typed, at: theirs.at });
      change(typed);
    } else if (!theirs && synced.at !== '') {
      keep(`${name}.synced`, undefined);
      forget();
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each answer
  }, [drafts, name]);
  useEffect(() => {
    if (text === syncedAs(name).text) return undefined;
    const timer = setTimeout(() => void save({ id, direction, isFormatted }, text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [id, direction, isFormatted, name, text]);
  useEffect(
    () => () => {
      const synced = syncedAs(name);
      if (latest.current.text !== synced.text)
        void save({ id, direction, isFormatted }, latest.current.text).then(() => soon(['/conversations']));
      else if (synced.at) soon(['/conversations']);
    },
    [id, direction, isFormatted, name],
  );
  return {
    /** as it is typed: formatted where `isFormatted` */
    typed: text,
    isFormatted,
    text: useMemo(() => (isFormatted ? wordsOfFormatted(text) : text), [isFormatted, text]),
    key,
    renew,
    type: (typed: string) => (typed ? change(typed) : forget()),
    /** what stays in the box is the beginning of the next one */
    sent: (rest: string) => {
      void save({ id, direction, isFormatted }, '');
      if (rest) change(rest);
      else forget();
    },
    latest,
  };
};
