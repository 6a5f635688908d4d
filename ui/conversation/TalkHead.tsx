import {
  IconArrowLeft,
  IconCheck,
  IconClockPause,
  IconDots,
  IconHandGrab,
  IconHelpCircle,
  IconMail,
  IconMailForward,
  IconRotate,
  IconShieldX,
  IconTag,
  IconUserShare,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { ChannelIcon } from '../channel/ChannelIcon.tsx';
import { Button } from '../kit/Button.tsx';
import { useKeys } from '../kit/keys.ts';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { AnswerLeft } from '../service/AnswerLeft.tsx';
import { useIsChoosing } from '../lead/board/selection.ts';
import { useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { BlockSender } from './BlockSender.tsx';
import { CloseTalk } from './CloseTalk.tsx';
import css from './Conversations.module.css';
import { HandOver } from './HandOver.tsx';
import { handing } from './handing.ts';
import { SendTranscript } from './SendTranscript.tsx';
import { Snooze } from './Snooze.tsx';
import { TagTalk } from './TagTalk.tsx';
import { WhyHere } from './WhyHere.tsx';
import { changedBy } from './talks.ts';

/** With whom, by what, who has it; take, hand over, put aside, close. */
export const TalkHead = ({ talk, onClose }: { talk: Conversation; onClose: () => void }) => {
  const { t } = useWords('conversation');
  const me = useMe();
  const users = useUsers();
  const { id } = talk;
  const [shown, show] = useState<'snooze' | 'hand over' | 'close' | 'block' | 'why' | 'more' | 'tags' | 'transcript'>();
  const [at, setAt] = useState<HTMLElement>();
  const changes = changedBy(id);
  const path = { id };
  const taking = useWrite(() => post('/conversations/{id}/take', { path }), { changes });
  const leaving = useWrite(() => post('/conversations/{id}/unread', { path }), {
    changes: changes.slice(0, 2),
    says: t('unread.marked'),
    then: onClose,
  });
  const reopening = useWrite(() => post('/conversations/{id}/reopen', { path }), { changes });
  const isClosed = talk.state === 'closed';
  const canTake = !isClosed && talk.assigneeId === null;
  const has = users.find((user) => user.id === talk.assigneeId);
  const open = (what: typeof shown) => (element?: HTMLElement) => {
    setAt(element ?? document.getElementById(`talk-${what?.replace(' ', '-')}`) ?? undefined);
    show(what);
  };
  const take = () => canTake && void taking.write();
  const snooze = () => !isClosed && open('snooze')();
  const close = () => (isClosed ? void reopening.write() : show('close'));
  // while many are chosen the letters are theirs
  const choosing = useIsChoosing();
  // each by the letter of other help desks, too
  useKeys(
    [
      { keys: 'a', does: t('take'), run: take },
      { keys: 't', run: take },
      { keys: 'h', does: t('handOver'), run: () => !isClosed && show('hand over') },
      { keys: 'z', does: t('snooze'), run: snooze },
      { keys: 's', run: snooze },
      { keys: 'l', does: t('tags'), run: () => open('tags')(document.getElementById('talk-more') ?? undefined) },
      { keys: 'u', does: t('unread.mark'), run: () => void leaving.write() },
      { keys: 'e', does: t('close'), run: close },
      { keys: 'c', run: close },
    ],
    !choosing,
  );
  return (
    <header className={css.head}>
      <span className={css.back}>
        <Button look="quiet" label={t('back')} icon={<IconArrowLeft size={18} />} onClick={onClose} />
      </span>
      <div className={css.who}>
        <h2>{talk.contact.name}</h2>
        <p>
          {talk.promise && (
            <>
              <AnswerLeft promise={talk.promise} />
              {' · '}
            </>
          )}
          <ChannelIcon account={talk.account} size={13} /> {talk.accountName ?? talk.account} ·{' '}
          {has ? (has.id === me.id ? t('has.me') : t('has', { name: has.name })) : t(`state.${talk.state}`)}
        </p>
      </div>
      {canTake && (
        <Button
          look="primary"
          folds
          keys="a"
          icon={<IconHandGrab size={16} />}
          busy={taking.busy}
          onClick={() => void taking.write()}
        >
          {t('take')}
        </Button>
      )}
      {!isClosed && (
        <>
          <Button
            look="quiet"
            label={t('handOver')}
            icon={<IconUserShare size={17} />}
            onClick={() => show('hand over')}
          />
          <Button
            id="talk-snooze"
            look="quiet"
            label={t('snooze')}
            icon={<IconClockPause size={17} />}
            onClick={({ currentTarget }) => open('snooze')(currentTarget)}
          />
          <Button folds icon={<IconCheck size={16} />} onClick={() => show('close')}>
            {t('close')}
          </Button>
        </>
      )}
      {!isClosed && (
        <Button look="quiet" label={t('why')} icon={<IconHelpCircle size={17} />} onClick={() => show('why')} />
      )}
      <Button
        id="talk-more"
        look="quiet"
        label={t('acts')}
        icon={<IconDots size={17} />}
        onClick={({ currentTarget }) => open('more')(currentTarget)}
      />
      {isClosed && !talk.spamAt && (
        <Button icon={<IconRotate size={16} />} busy={reopening.busy} onClick={() => void reopening.write()}>
          {t('reopen')}
        </Button>
      )}
      {shown === 'more' && at && (
        <Pop at={at} label={t('acts')} onClose={() => show(undefined)}>
          <MenuItem icon={<IconMail size={16} />} note="U" onClick={() => void leaving.write()}>
            {t('unread.mark')}
          </MenuItem>
          <MenuItem icon={<IconTag size={16} />} note="L" onClick={() => show('tags')}>
            {t('tags')}
          </MenuItem>
          {!talk.spamAt && (
            <MenuItem icon={<IconMailForward size={16} />} onClick={() => show('transcript')}>
              {t('transcript')}
            </MenuItem>
          )}
          {!talk.spamAt && (
            <MenuItem icon={<IconShieldX size={16} />} onClick={() => show('block')}>
              {t('spam.title')}
            </MenuItem>
          )}
        </Pop>
      )}
      {shown === 'snooze' && at && (
        <Snooze
          at={at}
          save={(until) => post('/conversations/{id}/snooze', { path, body: { until } })}
          changes={changes}
          onClose={() => show(undefined)}
        />
      )}
      {shown === 'tags' && at && <TagTalk at={at} talk={talk} onClose={() => show(undefined)} />}
      {shown === 'transcript' && <SendTranscript talk={talk} onClose={() => show(undefined)} />}
      {shown === 'hand over' && <HandOver {...handing(talk)} onClose={() => show(undefined)} />}
      {shown === 'block' && <BlockSender id={id} onClose={() => show(undefined)} />}
      {shown === 'why' && <WhyHere id={id} onClose={() => show(undefined)} />}
      {shown === 'close' && (
        <CloseTalk
          title={t('close.title')}
          send={(body) => post('/conversations/{id}/close', { path, body })}
          after={{ changes, says: t('closed'), undo: () => post('/conversations/{id}/reopen', { path }) }}
          onClose={() => show(undefined)}
        />
      )}
    </header>
  );
};
