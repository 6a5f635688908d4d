import { useQuery } from '@tanstack/react-query';
import {
  IconAlertTriangle,
  IconBan,
  IconClockExclamation,
  IconClockPause,
  IconShieldX,
  IconStarFilled,
} from '@tabler/icons-react';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import type { PromiseShown } from '../../workflows/service/policy.schema.ts';
import { promiseWords } from '../../workflows/service/promise.words.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { exactText } from '../kit/time.ts';
import { useWords } from '../words.ts';
import css from './Conversations.module.css';
import { changedBy } from './talks.ts';

/** What one has to know of a talk before one writes. */
export const TalkState = ({ talk }: { talk: Conversation }) => {
  const { t, language } = useWords('conversation');
  const accounts = useQuery(asking('/accounts')).data?.items ?? [];
  const notice = accounts.find(({ id }) => id === talk.account)?.notice;
  return (
    <>
      {talk.tags.length > 0 && (
        <p className={css.tags} aria-label={t('tags')}>
          {talk.tags.map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
        </p>
      )}
      {notice && (
        <p className={css.state} data-tone="amber">
          <IconAlertTriangle size={15} aria-hidden />
          {t('notice', { text: inLanguage(notice.text, language), when: exactText(notice.until) })}
        </p>
      )}
      {talk.state === 'snoozed' && talk.snoozedUntil && (
        <p className={css.state} data-tone="amber">
          <IconClockPause size={15} aria-hidden /> {t('snoozed.until', { when: exactText(talk.snoozedUntil) })}
        </p>
      )}
      {talk.blockedAt && (
        <p className={css.state} data-tone="red">
          <IconBan size={15} aria-hidden /> {t('blocked.text', { when: exactText(talk.blockedAt) })}
        </p>
      )}
      {talk.promise?.state === 'late' && <Late id={talk.id} promise={talk.promise} />}
      {talk.spamAt && <Spam id={talk.id} reason={talk.spamReason} at={talk.spamAt} />}
      {talk.rating !== null && (
        <p className={css.state} data-tone={talk.rating <= 2 ? 'red' : 'green'}>
          <IconStarFilled size={14} aria-hidden />
          {t('rating', { rating: talk.rating })}
          {talk.ratingComment && <q>{talk.ratingComment}</q>}
        </p>
      )}
    </>
  );
};

/** It was promised sooner: whoever sees to it says so, and nobody else is told. */
const Late = ({ id, promise }: { id: string; promise: PromiseShown }) => {
  const { t, language } = useWords('conversation');
  const having = useWrite(() => post('/conversations/{id}/acknowledge', { path: { id }, body: {} }), {
    changes: changedBy(id),
    says: t('promise.had'),
  });
  return (
    <p className={css.state} data-tone="red">
      <IconClockExclamation size={15} aria-hidden />
      {t('promise.over', { promise: inLanguage(promiseWords[promise.kind], language), due: exactText(promise.dueAt!) })}
      <Button look="quiet" busy={having.busy} onClick={() => void having.write()}>
        {t('promise.have')}
      </Button>
    </p>
  );
};

const Spam = ({ id, reason, at }: { id: string; reason: string | null; at: string }) => {
  const { t } = useWords('conversation');
  const hearing = useWrite(() => post('/conversations/{id}/unblock', { path: { id } }), { changes: changedBy(id) });
  return (
    <p className={css.state} data-tone="red">
      <IconShieldX size={15} aria-hidden />
      {t('spam.since', { when: exactText(at) })} {reason}
      <Button look="quiet" busy={hearing.busy} onClick={() => void hearing.write()}>
        {t('spam.unblock')}
      </Button>
    </p>
  );
};
