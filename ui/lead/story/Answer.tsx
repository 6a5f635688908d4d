import { IconBan, IconNote } from '@tabler/icons-react';
import { useEffect } from 'react';
import { accountName } from '../../../workflows/channel/index.ts';
import type { Conversation } from '../../../workflows/conversation/conversation.schema.ts';
import { ChannelIcon } from '../../channel/ChannelIcon.tsx';
import { Composer } from '../../conversation/Composer.tsx';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import css from './Answer.module.css';

/** An answer to the client from the lead's page, by the account where she wrote. */
export const Answer = ({ talk, onNote }: { talk: Conversation; onNote: () => void }) => {
  const { t, language } = useWords('lead/story');
  useEffect(() => void document.getElementById('talk-text')?.focus(), []);
  return (
    <div className={css.answer}>
      <div className={css.head}>
        <ChannelIcon account={talk.account} size={15} />
        <span className={css.name}>
          {t('answer.to', { channel: talk.accountName ?? accountName(talk.account, language) })}
        </span>
        <Button look="quiet" icon={<IconNote size={16} />} onClick={onNote}>
          {t('answer.note')}
        </Button>
      </div>
      {talk.blockedAt && (
        <p className={css.blocked}>
          <IconBan size={15} aria-hidden /> {t('answer.blocked')}
        </p>
      )}
      <Composer talk={talk} focus />
    </div>
  );
};
