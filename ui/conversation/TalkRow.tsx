import { IconArrowBackUp, IconBan, IconClockPause, IconNote, IconStarFilled } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { ChannelIcon } from '../channel/ChannelIcon.tsx';
import { Avatar } from '../kit/Avatar.tsx';
import { Time, useNow } from '../kit/Time.tsx';
import { ageText } from '../kit/time.ts';
import { AnswerLeft } from '../service/AnswerLeft.tsx';
import { choose, useIsChosen } from '../lead/board/selection.ts';
import { useUsers } from '../session.tsx';
import { useWords, type Say } from '../words.ts';
import css from './TalkRow.module.css';
import { awaitsUs } from './talks.ts';

type Props = { talk: Conversation; chosen: boolean; choosing: boolean; onOpen: (id: string) => void };

/** Who it is with, the last words, and how long she has waited for us. */
export const TalkRow = memo(({ talk, chosen, choosing, onOpen }: Props) => {
  const { t } = useWords('conversation');
  const now = useNow();
  const users = useUsers();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const assignee = users.find(({ id }) => id === talk.assigneeId);
  const waits = talk.waitingSince && awaitsUs(talk) ? ageText(talk.waitingSince, now) : undefined;
  // the one that is open shows it in its box
  const hasDraft = talk.draft !== null && !chosen;
  // the same words are not said twice
  const longer = waits !== undefined && waits !== ageText(talk.lastAt, now);
  return (
    <li ref={row} className={css.item} data-choice={talk.id} data-choosing={choosing || undefined}>
      {choosing && <Choice talk={talk} />}
      <button
        type="button"
        className={css.row}
        data-chosen={chosen || undefined}
        data-unread={talk.unread > 0 || undefined}
        aria-current={chosen || undefined}
        onClick={() => onOpen(talk.id)}
      >
        <span className={css.face}>
          <Avatar id={talk.contact.id} name={talk.contact.name} size={34} plain />
          <span className={css.channel}>
            <ChannelIcon account={talk.account} size={12} />
          </span>
        </span>
        <span className={css.middle}>
          <span className={css.name}>{talk.contact.name}</span>
          <span className={css.last}>
            {hasDraft && <b className={css.draft}>{t('draft')}</b>}
            {!hasDraft && talk.lastDirection === 'out' && <IconArrowBackUp size={13} aria-label={t('we')} />}
            {!hasDraft && talk.lastDirection === 'note' && <IconNote size={13} aria-label={t('note')} />}
            {(hasDraft ? talk.draft : shownText(talk.lastText, t)) || t('without.words')}
          </span>
          {talk.tags.length > 0 && <span className={css.tags}>{talk.tags.join(' · ')}</span>}
        </span>
        <span className={css.aside}>
          <span
            className={waits && !longer ? css.waits : undefined}
            data-hint={waits && !longer ? t('waits') : undefined}
          >
            <Time at={talk.lastAt} as="age" />
          </span>
          <span className={css.marks}>
            {talk.rating !== null && talk.state === 'closed' && (
              <span className={css.rating} data-low={talk.rating <= 2 || undefined}>
                <IconStarFilled size={11} aria-label={t('rating.short')} /> {talk.rating}
              </span>
            )}
            {talk.blockedAt && <IconBan size={13} aria-label={t('blocked')} />}
            {talk.state === 'snoozed' && <IconClockPause size={13} aria-label={t('state.snoozed')} />}
            {talk.promise && <AnswerLeft promise={talk.promise} />}
            {longer && !talk.promise && (
              <span className={css.waits} data-hint={t('waits')}>
                {waits}
              </span>
            )}
            {talk.unread > 0 && (
              <span className={css.unread} aria-label={t('unread', { count: talk.unread })}>
                {talk.unread > 99 ? '99+' : talk.unread}
              </span>
            )}
            {talk.unread === 0 && assignee && <Avatar id={assignee.id} name={assignee.name} size={16} />}
          </span>
        </span>
      </button>
    </li>
  );
});

const Choice = ({ talk: { id, contact } }: Pick<Props, 'talk'>) => (
  <input
    type="checkbox"
    className={css.choice}
    aria-label={contact.name}
    checked={useIsChosen(id)}
    onChange={({ nativeEvent }) => choose(id, (nativeEvent as MouseEvent).shiftKey)}
  />
);

/** Of a message without words the record tells what it carries: "[picture]". */
const shownText = (text: string, t: Say): string =>
  /^(\[\w+\] ?)+$/.test(text) ? text.replace(/\[(\w+)\]/g, (_, what: string) => t(`part.${what}`)) : text;
