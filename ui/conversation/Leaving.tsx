import { IconArrowBackUp, IconPencil, IconSend } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Conversation, Message } from '../../workflows/conversation/conversation.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { relativeText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './Messages.module.css';
import { changedBy } from './talks.ts';
import { giveBack } from './use-draft.ts';

/** What leaves so soon is counted down. */
const SOON_MS = 60_000;

type Props = { message: Message; goesAt: string; talk: Conversation };

/** A message that has not left: when it does, and the ways to stop it, change it, or send it now. */
export const Leaving = ({ message: { id, text, html }, goesAt, talk }: Props) => {
  const { t } = useWords('conversation');
  const now = useNow();
  const left = useLeft(goesAt);
  const after = { changes: changedBy(talk.id) };
  const path = { id: talk.id, message: id };
  const withdraw = () => post('/conversations/{id}/messages/{message}/withdraw', { path });
  const stopping = useWrite(withdraw, { ...after, says: t('withdrawn.says'), tone: 'dim' });
  const changing = useWrite(withdraw, { ...after, then: () => giveBack(talk, { text, html }) });
  const going = useWrite(() => post('/conversations/{id}/messages/{message}/retry', { path }), after);
  if (left <= 0) return null;
  const soon = left < SOON_MS;
  return (
    <p className={css.leaving}>
      <span>
        {soon
          ? t('leaves.seconds', { count: Math.ceil(left / 1000) })
          : t('leaves', { when: relativeText(goesAt, now) })}
      </span>
      {!soon && (
        <Button look="quiet" icon={<IconSend size={14} />} busy={going.busy} onClick={() => void going.write()}>
          {t('leaves.now')}
        </Button>
      )}
      <Button look="quiet" icon={<IconPencil size={14} />} busy={changing.busy} onClick={() => void changing.write()}>
        {t('leaves.change')}
      </Button>
      <Button
        look="quiet"
        icon={<IconArrowBackUp size={14} />}
        busy={stopping.busy}
        onClick={() => void stopping.write()}
      >
        {t(soon ? 'leaves.back' : 'leaves.cancel')}
      </Button>
    </p>
  );
};

/** Milliseconds until then, by the second while it is near. */
const useLeft = (at: string): number => {
  const [now, setNow] = useState(() => Date.now());
  const left = Date.parse(at) - now;
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), left < SOON_MS * 2 ? 500 : SOON_MS / 2);
    return () => clearTimeout(timer);
  }, [left]);
  return left;
};
