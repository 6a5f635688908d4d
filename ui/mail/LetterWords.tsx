import { IconAlertTriangle, IconCalendarCheck, IconCalendarX, IconPhoto, IconRobot } from '@tabler/icons-react';
import { useState } from 'react';
import type { Letter } from '../../workflows/conversation/part.schema.ts';
import { Button } from '../kit/Button.tsx';
import { NoteText } from '../note/NoteText.tsx';
import { useWords } from '../words.ts';
import css from './LetterWords.module.css';

type Props = { talkId: string; messageId: string; text: string; letter: Letter };

/** A letter: its matter, its new words, and folded what it answers. As it was designed it is shown only when asked for. */
export const LetterWords = ({ talkId, messageId, text, letter }: Props) => {
  const { t } = useWords('mail');
  const [isMarked, mark] = useState(false);
  const [isOpen, open] = useState(false);
  const { subject, to, cc, answersTo, folded, marked, robot, doubtful, answer } = letter;
  return (
    <div className={css.letter}>
      <b
        className={css.subject}
        data-hint={[...(to.length > 0 ? [t('to', { to: to.join(', ') })] : []), letter.from].reverse().join('\n')}
      >
        {subject || t('noSubject')}
      </b>
      {cc.length > 0 && <span className={css.dim}>{t('cc', { cc: cc.join(', ') })}</span>}
      {robot && (
        <span className={css.dim}>
          <IconRobot size={14} aria-hidden /> {t('robot')}
        </span>
      )}
      {doubtful && (
        <span className={css.warn} role="note">
          <IconAlertTriangle size={14} aria-hidden /> {t('doubtful')}
        </span>
      )}
      {answersTo && <span className={css.warn}>{t('answersTo', { address: answersTo })}</span>}
      {answer && (
        <span className={css.answer} data-is={answer.is}>
          {answer.is === 'declined' ? (
            <IconCalendarX size={16} aria-hidden />
          ) : (
            <IconCalendarCheck size={16} aria-hidden />
          )}{' '}
          {t(`answer.${answer.is}`, { summary: answer.summary })}
        </span>
      )}
      {isMarked ? <Designed talkId={talkId} messageId={messageId} /> : text && <NoteText text={text} />}
      {isOpen && !isMarked && (
        <div className={css.folded}>
          <NoteText text={folded} />
        </div>
      )}
      <div className={css.ways}>
        {folded && !isMarked && (
          <Button look="quiet" label={t(isOpen ? 'fold' : 'folded')} onClick={() => open(!isOpen)}>
            …
          </Button>
        )}
        {marked && (
          <Button look="quiet" onClick={() => mark(!isMarked)}>
            {t(isMarked ? 'plain' : 'marked')}
          </Button>
        )}
      </div>
    </div>
  );
};

/** On a page of its own, on which nothing runs; the policy that it comes with allows no more than this frame does. */
const Designed = ({ talkId, messageId }: { talkId: string; messageId: string }) => {
  const { t } = useWords('mail');
  const [pictures, show] = useState(false);
  return (
    <>
      <iframe
        key={String(pictures)}
        className={css.frame}
        title={t('frame')}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        src={`/api/v1/conversations/${talkId}/messages/${messageId}/letter${pictures ? '?pictures=true' : ''}`}
      />
      {!pictures && (
        <Button look="quiet" icon={<IconPhoto size={14} />} onClick={() => show(true)}>
          <span data-hint={t('pictures.text')}>{t('pictures')}</span>
        </Button>
      )}
    </>
  );
};
