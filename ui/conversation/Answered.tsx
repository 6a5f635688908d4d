import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import type { Message } from '../../workflows/conversation/conversation.schema.ts';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './Composer.module.css';

/** Which message of the client's is answered, until it is sent or taken off. */
export const Answered = ({ message, onOff }: { message: Message; onOff: () => void }) => {
  const { t } = useWords('conversation');
  return (
    <div className={css.answered}>
      <IconArrowBackUp size={15} aria-hidden />
      <blockquote>{message.text || t('without.words')}</blockquote>
      <Button look="quiet" icon={<IconX size={15} />} label={t('replyTo.off')} onClick={onOff} />
    </div>
  );
};
