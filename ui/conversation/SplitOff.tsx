import { IconTicket } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Conversation, Message } from '../../workflows/conversation/conversation.schema.ts';
import { Button } from '../kit/Button.tsx';
import { useHasTickets } from '../pipeline/has-tickets.ts';
import { loadWords, useWords } from '../words.ts';
import css from './Messages.module.css';

const NewTicket = lazy(async () => {
  const [{ NewTicket: dialog }] = await Promise.all([import('../ticket/NewTicket.tsx'), loadWords('ticket')]);
  return { default: dialog };
});

/** What one message is about becomes a ticket of its own. */
export const SplitOff = ({ talk: { id, contact }, message }: { talk: Conversation; message: Message }) => {
  const { t } = useWords('conversation');
  const [making, setMaking] = useState(false);
  if (!useHasTickets()) return null;
  return (
    <span className={css.reply}>
      <Button look="quiet" icon={<IconTicket size={14} />} label={t('split')} onClick={() => setMaking(true)} />
      <Suspense>
        {making && <NewTicket talk={{ id, name: contact.name }} message={message} onClose={() => setMaking(false)} />}
      </Suspense>
    </span>
  );
};
