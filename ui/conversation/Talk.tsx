import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Message } from '../../workflows/conversation/conversation.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { PageProblem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { ToastPlace } from '../kit/toast.tsx';
import { Beside } from './Beside.tsx';
import { ClientTypes } from './ClientTypes.tsx';
import { Composer } from './Composer.tsx';
import css from './Conversations.module.css';
import { Messages } from './Messages.tsx';
import { TalkHead } from './TalkHead.tsx';
import { TalkState } from './TalkState.tsx';
import { changedBy, talkQuery } from './talks.ts';

type Props = {
  id: string;
  /** something else stands where the person would */
  alone: boolean;
  onClose: () => void;
};

/** One talk and the person beside it. */
export const Talk = ({ id, alone, onClose }: Props) => {
  const { data: talk, error, refetch } = useQuery(talkQuery(id));
  const { write: read } = useWrite(() => post('/conversations/{id}/read', { path: { id } }), {
    changes: changedBy(id).slice(0, 3),
    refused: () => true,
  });
  const [answered, setAnswered] = useState<Message>();
  const unread = talk?.unread ?? 0;
  useEffect(() => {
    if (unread === 0) return undefined;
    const look = () => document.visibilityState === 'visible' && void read();
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each new count
  }, [unread]);
  if (error && !talk) return <PageProblem error={error} again={() => void refetch()} />;
  if (!talk) return <Skeleton rows={8} height={44} />;
  return (
    <>
      <section className={css.talk} aria-label={talk.contact.name}>
        <TalkHead talk={talk} onClose={onClose} />
        <TalkState talk={talk} />
        <Messages talk={talk} onReply={setAnswered} />
        <ClientTypes talk={talk} />
        <ToastPlace />
        <Composer talk={talk} answered={answered} onAnswered={setAnswered} />
      </section>
      {!alone && <Beside talk={talk} />}
    </>
  );
};
