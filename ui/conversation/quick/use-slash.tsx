import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import type { Conversation } from '../../../workflows/conversation/conversation.schema.ts';
import { post } from '../../ask/ask.ts';
import { asking } from '../../ask/asking.ts';
import { useWrite } from '../../ask/use-write.ts';
import { toast } from '../../kit/toast.tsx';
import { useWords } from '../../words.ts';
import { changedBy } from '../talks.ts';
import { foundChoices, slashIn, type Choice } from './found.ts';
import { SlashList } from './SlashList.tsx';

type Box = {
  talk: Conversation;
  /** up to the cursor, or all there is */
  text: string;
  /** so many letters of it go, and words come */
  onPut: (cut: number, words: string) => void;
  seen: number | undefined;
  off: boolean;
};

/** A slash in the box offers quick replies and macros: arrows and Enter choose, Esc puts the list away. */
export const useSlash = ({ talk: { id }, text, onPut, seen, off }: Box) => {
  const { t } = useWords('conversation');
  const slash = off ? undefined : slashIn(text);
  const [shutAt, shut] = useState<number>();
  const [stands, stand] = useState(0);
  const isOpen = slash !== undefined && slash.at !== shutAt;
  if (slash === undefined && shutAt !== undefined) shut(undefined);
  const asked = { enabled: isOpen, staleTime: 30_000 };
  const replies = useQuery({ ...asking('/conversations/{id}/quick-replies', { path: { id } }), ...asked }).data?.items;
  const macros = useQuery({ ...asking('/macros'), ...asked }).data?.items;
  const found = isOpen && replies ? foundChoices(replies, macros ?? [], slash.words) : [];
  const chosen = found[Math.min(stands, found.length - 1)];
  const before = slash ? text.slice(0, slash.at) : text;
  const running = useWrite(
    (macro: { id: string; name: string }) =>
      post('/conversations/{id}/macro', {
        path: { id },
        body: { macro: macro.id, ...(seen === undefined ? {} : { seen }) },
      }),
    { changes: changedBy(id), says: (_answer, { name }) => t('macro.done', { name }) },
  );
  const put = (choice: Choice) => {
    stand(0);
    if ('macro' in choice) {
      onPut(text.length - before.replace(/[ \t]+$/, '').length, '');
      void running.write(choice.macro);
      return;
    }
    onPut(text.length - before.length, choice.reply.text);
    if (choice.reply.lacks) toast(t('slash.lacks', { what: choice.reply.lacks }), { tone: 'amber' });
  };
  const press = (event: KeyboardEvent) => {
    // the dialogs that open from here are drawn in it
    if (!isOpen || !(event.target instanceof HTMLElement) || event.target.closest('dialog')) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') shut(slash.at);
    else if (!chosen) return;
    else if (step) stand((Math.min(stands, found.length - 1) + step + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') put(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const list = isOpen && replies && (
    <SlashList found={found} chosen={chosen} hasAny={replies.length + (macros?.length ?? 0) > 0} onPut={put} />
  );
  return { list, press };
};
