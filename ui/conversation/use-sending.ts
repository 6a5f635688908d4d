import { useState } from 'react';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import type { NewPart } from '../../workflows/conversation/part.schema.ts';
import { post } from '../ask/ask.ts';
import { isProblem } from '../ask/problem.ts';
import { useWrite } from '../ask/use-write.ts';
import type { Faster } from './Meanwhile.tsx';
import { useMe } from '../session.tsx';
import { changedBy } from './talks.ts';
import type { useDraft } from './use-draft.ts';
import { useSeen } from './use-seen.ts';

/** `typed`: as it stands in the box */
type Sent = { typed: string; sure?: boolean };
type Wish = {
  talk: Conversation;
  draft: ReturnType<typeof useDraft>;
  direction: 'out' | 'note';
  sendAt: string | undefined;
  /** what goes with the words */
  parts: NewPart[];
  replyTo?: string;
  then: () => void;
};

/** What is typed goes to the client or to the team; `faster` is the colleague who has answered meanwhile or answers now, about whom the writer is asked. */
export const useSending = ({ talk: { id }, draft, direction, sendAt, parts, replyTo, then }: Wish) => {
  const hold = useMe().preferences.undoSeconds ?? 0;
  const seen = useSeen(id, draft.text);
  const [faster, setFaster] = useState<Faster>();
  const { write, busy, error } = useWrite(
    ({ typed, sure }: Sent) =>
      post('/conversations/{id}/messages', {
        path: { id },
        body: {
          ...(draft.isFormatted ? { html: typed } : { text: typed.trim() }),
          ...{ direction, parts, ...(replyTo ? { replyTo } : {}) },
          ...(sendAt ? { sendAt } : hold > 0 && direction === 'out' ? { hold } : {}),
          ...(sure || seen === undefined ? {} : { seen }),
        },
        key: draft.key,
      }),
    {
      changes: changedBy(id),
      then: (_answer, { typed: sent }) => {
        // what was typed while it was under way stays
        const typed = draft.latest.current.text;
        draft.sent(typed.startsWith(sent) ? typed.slice(sent.length).trimStart() : typed);
        setFaster(undefined);
        then();
      },
      refused: (error) => {
        draft.renew();
        if (!isProblem(error, 'AnsweredMeanwhile') && !isProblem(error, 'BeingAnswered')) return false;
        const {
          user,
          seconds = 0,
          until,
        } = error.problem['values'] as { user: string; seconds?: number; until?: string };
        setFaster(until ? { user, until } : { user, at: new Date(Date.now() - seconds * 1000).toISOString() });
        return true;
      },
    },
  );
  return { write, busy, error, seen, faster, wait: () => setFaster(undefined) };
};
