import { IconCalendarTime, IconNote, IconSend } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { useKept } from '../kept.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { useKeys } from '../kit/keys.ts';
import { momentOf } from '../kit/time.ts';
import { When } from '../kit/When.tsx';
import { NoteBox } from '../note/NoteBox.tsx';
import { useWords } from '../words.ts';
import css from './Composer.module.css';
import { changedBy } from './talks.ts';

/** Words to the client, at once or later, or a note for the team; what was typed stays here until it is sent. */
export const Composer = ({ talk }: { talk: Conversation }) => {
  const { t } = useWords('conversation');
  const { id } = talk;
  const [isNote, setNote] = useState(false);
  const [later, setLater] = useState<string>();
  const { value: text, key, change, forget, renew } = useKept(isNote ? `talk-note.${id}` : `talk.${id}`, '');
  const direction = isNote ? ('note' as const) : ('out' as const);
  const sendAt = later && !isNote ? momentOf(later).toISOString() : undefined;
  const sending = useWrite(
    () =>
      post('/conversations/{id}/messages', {
        path: { id },
        body: { text: text.trim(), direction, ...(sendAt ? { sendAt } : {}) },
        key,
      }),
    {
      changes: changedBy(id),
      then: () => {
        forget();
        setLater(undefined);
      },
      refused: renew,
    },
  );
  const why = talk.blockedAt && !isNote ? t('blocked.short') : text.trim() ? undefined : t('needs');
  const send = () => void (!why && sending.write());
  const toBox = () => requestAnimationFrame(() => document.getElementById('talk-text')?.focus());
  const write = (note: boolean) => {
    setNote(note);
    toBox();
  };
  useKeys([
    { keys: 'r', does: t('write'), run: () => write(false) },
    { keys: 'n', does: t('write.note'), run: () => write(true) },
  ]);
  const press = (event: KeyboardEvent) => {
    if (
      event.key !== 'Enter' ||
      event.shiftKey ||
      event.ctrlKey ||
      event.metaKey ||
      event.nativeEvent.isComposing ||
      event.defaultPrevented
    )
      return;
    event.preventDefault();
    send();
  };
  return (
    <div className={css.composer} data-note={isNote || undefined} onKeyDown={press}>
      <div className={css.kinds}>
        <Chip icon={<IconSend size={14} />} on={!isNote} onClick={() => write(false)}>
          {t('to.client')}
        </Chip>
        <Chip icon={<IconNote size={14} />} on={isNote} onClick={() => write(true)}>
          {t('to.team')}
        </Chip>
      </div>
      <NoteBox
        id="talk-text"
        aria-label={t(isNote ? 'write.note' : 'write')}
        placeholder={t(isNote ? 'hint.note' : 'hint')}
        rows={3}
        value={text}
        onChange={(typed) => (typed ? change(typed) : forget())}
        onSend={send}
      />
      <div className={css.buttons}>
        {!isNote &&
          (later === undefined ? (
            <Button
              look="quiet"
              icon={<IconCalendarTime size={16} />}
              label={t('later')}
              onClick={() => setLater('')}
            />
          ) : (
            <span className={css.later}>
              <When kind="moment" bare label={t('later')} value={later} onChange={setLater} autoFocus />
              <Button look="quiet" onClick={() => setLater(undefined)}>
                {t('later.not')}
              </Button>
            </span>
          ))}
        <span className={css.keys}>{t('keys.send')}</span>
        <Button look="primary" icon={<IconSend size={16} />} busy={sending.busy} why={why} onClick={send}>
          {t(isNote ? 'send.note' : sendAt ? 'send.later' : 'send')}
        </Button>
      </div>
    </div>
  );
};
