import { IconCalendarTime, IconNote, IconSend } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
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
  const typed = useRef(text);
  useEffect(() => void (typed.current = text), [text]);
  const sending = useWrite(
    (sent: string) =>
      post('/conversations/{id}/messages', {
        path: { id },
        body: { text: sent.trim(), direction, ...(sendAt ? { sendAt } : {}) },
        key,
      }),
    {
      changes: changedBy(id),
      then: (_answer, sent) => {
        // what was typed while it was under way stays
        const rest = typed.current.startsWith(sent) ? typed.current.slice(sent.length).trimStart() : '';
        if (rest) change(rest);
        else forget();
        setLater(undefined);
      },
      refused: renew,
    },
  );
  const why =
    talk.blockedAt && !isNote
      ? t('blocked.short')
      : text.trim() === ''
        ? t('needs')
        : later === '' && !isNote
          ? t('later.needs')
          : undefined;
  const send = () => void (!why && sending.write(text));
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
    const { key: pressed, shiftKey, ctrlKey, metaKey, target, nativeEvent, defaultPrevented } = event;
    // Enter on a button or in the date is theirs
    if (pressed !== 'Enter' || !(target instanceof HTMLTextAreaElement)) return;
    if (shiftKey || ctrlKey || metaKey || nativeEvent.isComposing || defaultPrevented) return;
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
        names={isNote}
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
