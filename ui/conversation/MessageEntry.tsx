import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconChecks,
  IconClock,
  IconHelp,
  IconMail,
  IconMailX,
  IconNote,
  IconRotate,
  type Icon,
} from '@tabler/icons-react';
import type { Conversation, Message, MessageState } from '../../workflows/conversation/conversation.schema.ts';
import { channelOf } from '../../workflows/channel/index.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { exactText, wall } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { LetterWords } from '../mail/LetterWords.tsx';
import { ChangeFate, Changes } from '../message/Changes.tsx';
import { NoteText } from '../note/NoteText.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { Formatted } from './formatted/Formatted.tsx';
import css from './Messages.module.css';
import { Leaving } from './Leaving.tsx';
import { Parts } from './Parts.tsx';
import { SplitOff } from './SplitOff.tsx';
import { changedBy } from './talks.ts';

type Props = {
  message: Message;
  answered: Message | undefined;
  talk: Conversation;
  onReply?: (message: Message) => void;
};

/** One message or note: who said it, what it answers, what became of it. */
export const MessageEntry = ({ message, answered, talk, onReply }: Props) => {
  const { t } = useWords('conversation');
  const { t: ofMessages } = useWords('message');
  const users = useUsers();
  const { direction, text, html, parts, at, by, editedAt, earlier, deletedAt, late } = message;
  const fetching = useWrite(
    (part: number) =>
      post('/conversations/{id}/messages/{message}/fetch', {
        path: { id: talk.id, message: message.id },
        body: { part },
      }),
    { changes: changedBy(talk.id) },
  );
  const letter = parts.find((part) => part.kind === 'letter');
  const author =
    direction === 'in' ? talk.contact.name : (users.find(({ id }) => id === by)?.name ?? t('by.automation'));
  const deletedWord = direction === 'in' ? t('deleted') : message.change ? ofMessages('deleted.ours') : t('withdrawn');
  // where the client still sees it, it is not gone
  const isGone = deletedAt !== null && message.change?.state !== 'failed';
  return (
    <article className={css.message} data-from={direction} data-deleted={isGone || undefined}>
      <span className={css.unseen}>{author}</span>
      {direction === 'note' && (
        <span className={css.noted}>
          <IconNote size={13} aria-hidden /> {t('note.by', { name: author })}
        </span>
      )}
      {answered && <blockquote className={css.quote}>{answered.text || t('without.words')}</blockquote>}
      {letter ? (
        <LetterWords talkId={talk.id} messageId={message.id} text={text} letter={letter} />
      ) : html ? (
        <Formatted html={html} />
      ) : (
        text && <NoteText text={text} />
      )}
      <Parts parts={parts} onFetch={(part) => void fetching.write(part)} />
      <footer className={css.foot}>
        {direction === 'out' && <Changes message={message} talk={talk} changes={changedBy(talk.id)} />}
        {onReply && direction === 'in' && !isGone && message.externalId && channelOf(talk.account)?.namesAnswered && (
          <span className={css.reply}>
            <Button
              look="quiet"
              icon={<IconArrowBackUp size={14} />}
              label={t('replyTo')}
              onClick={() => onReply(message)}
            />
          </span>
        )}
        {direction === 'in' && !isGone && text !== '' && <SplitOff talk={talk} message={message} />}
        {isGone && <span>{deletedWord}</span>}
        {editedAt && !deletedAt && (
          <details className={css.earlier}>
            <summary data-hint={exactText(editedAt)}>{t('edited')}</summary>
            {earlier.map((one) => (
              <p key={one.at}>
                {exactText(one.at)}: {one.text}
              </p>
            ))}
          </details>
        )}
        {late && <span data-hint={t('late.text')}>{t('late')}</span>}
        {direction === 'out' && <span>{author}</span>}
        <time dateTime={at} data-hint={exactText(at)}>
          {wall(at).format('HH:mm')}
        </time>
        {message.mailed && <Mailed mailed={message.mailed} />}
        {direction === 'out' && !deletedAt && <Fate message={message} />}
      </footer>
      {direction === 'out' && message.goesAt && <Leaving message={message} goesAt={message.goesAt} talk={talk} />}
      {direction === 'out' && <ChangeFate change={message.change} />}
      {direction === 'out' && !deletedAt && (message.state === 'failed' || message.state === 'unknown') && (
        <Trouble message={message} talk={talk} />
      )}
    </article>
  );
};

const fates: Partial<Record<MessageState, Icon>> = {
  queued: IconClock,
  sending: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertTriangle,
  unknown: IconHelp,
};

const Fate = ({ message: { state, goesAt } }: { message: Message }) => {
  const { t } = useWords('conversation');
  const now = useNow();
  const Icon = fates[state];
  if (!Icon) return null;
  const later = state === 'queued' && goesAt && Date.parse(goesAt) > now;
  const text = later ? t('fate.later', { when: exactText(goesAt) }) : t(`fate.${state}`);
  return (
    <span className={css.fate} data-state={state} role="img" aria-label={text} data-hint={text}>
      <Icon size={14} aria-hidden />
    </span>
  );
};

/** That it went to a visitor who was gone by e-mail, too. */
const Mailed = ({ mailed: { state, at, reason } }: { mailed: NonNullable<Message['mailed']> }) => {
  const { t } = useWords('conversation');
  const went = state === 'sent' || state === 'delivered' || state === 'read';
  const hint = went ? t('mailed.hint', { when: exactText(at) }) : t('mailed.waits');
  const failed = state === 'failed' || state === 'unknown';
  return (
    <span
      className={css.mailed}
      data-failed={failed || undefined}
      data-hint={failed ? t('mailed.failed', { reason: reason ?? t(`fate.${state}`) }) : hint}
    >
      {failed ? <IconMailX size={14} aria-hidden /> : <IconMail size={14} aria-hidden />} {t('mailed')}
    </span>
  );
};

/** Why it did not go, and the way to send it again. */
const Trouble = ({ message: { id, state, reason }, talk }: { message: Message; talk: Conversation }) => {
  const { t } = useWords('conversation');
  const again = useWrite(
    () => post('/conversations/{id}/messages/{message}/retry', { path: { id: talk.id, message: id } }),
    { changes: changedBy(talk.id) },
  );
  return (
    <p className={css.trouble} role="alert">
      <IconAlertTriangle size={14} aria-hidden /> {reason ?? t(`fate.${state}`)}
      <Button look="quiet" icon={<IconRotate size={14} />} busy={again.busy} onClick={() => void again.write()}>
        {t('again')}
      </Button>
    </p>
  );
};
