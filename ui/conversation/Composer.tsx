import { IconBolt, IconNote, IconSend } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Conversation, Message } from '../../workflows/conversation/conversation.schema.ts';
import { channelOf } from '../../workflows/channel/index.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { isComposing, useKeys } from '../kit/keys.ts';
import { momentOf } from '../kit/time.ts';
import { AddFiles } from '../message/AddFiles.tsx';
import { FilesToSend } from '../message/FilesToSend.tsx';
import { useFiles } from '../message/use-files.ts';
import { NoteBox } from '../note/NoteBox.tsx';
import { PartCount } from '../template/PartCount.tsx';
import { loadWords, useWords } from '../words.ts';
import { Answered } from './Answered.tsx';
import css from './Composer.module.css';
import { CopiesInput } from './CopiesInput.tsx';
import { EmojiButton } from './emoji/EmojiButton.tsx';
import type { Put } from './formatted/FormattedBox.tsx';
import { Meanwhile } from './Meanwhile.tsx';
import { isUnfilled } from './quick/found.ts';
import { useSlash } from './quick/use-slash.tsx';
import { SendLater } from './SendLater.tsx';
import { useDraft } from './use-draft.ts';
import { useCopies } from './use-copies.ts';
import { useSending } from './use-sending.ts';
import { useClaim } from './use-claim.ts';
import { Readers } from './Readers.tsx';

const FormattedBox = lazy(async () => {
  const [{ FormattedBox: box }] = await Promise.all([
    import('./formatted/FormattedBox.tsx'),
    loadWords('conversation/formatted'),
  ]);
  return { default: box };
});

/** The box in which one writes. */
const BOX = 'talk-text';

type Props = {
  talk: Conversation;
  focus?: boolean;
  /** the message that is answered */
  answered?: Message | undefined;
  onAnswered?: (message: undefined) => void;
};

/** Words to the client, at once or later, or a note for the team; what was typed stays until it is sent. */
export const Composer = ({ talk, focus = false, answered, onAnswered }: Props) => {
  const { t } = useWords('conversation');
  const { t: ofFiles } = useWords('message');
  const { id } = talk;
  const inParts = channelOf(talk.account)?.client?.inParts === true;
  const [isNote, setNote] = useState(false);
  const [later, setLater] = useState<string>();
  const direction = isNote ? ('note' as const) : ('out' as const);
  const draft = useDraft(talk, direction);
  const { text, isFormatted } = draft;
  const [before, setBefore] = useState('');
  const letter = useRef<{ put: Put; focus: () => void }>(undefined);
  const wantsFocus = useRef(focus);
  const claim = useClaim(talk);
  const sendAt = later && !isNote ? momentOf(later).toISOString() : undefined;
  const files = useFiles(talk, isNote);
  const copies = useCopies();
  const sending = useSending({
    ...{ talk, draft, direction, sendAt, parts: isNote ? [] : [...files.parts, ...copies.parts] },
    ...(answered && !isNote ? { replyTo: answered.id } : {}),
    then: () => {
      setLater(undefined);
      if (!isNote) onAnswered?.(undefined);
      if (!isNote) {
        files.clear();
        copies.clear();
      }
    },
  });
  const why =
    talk.blockedAt && !isNote
      ? t('blocked.short')
      : talk.spamAt && !isNote
        ? t('spam.short')
        : !isNote && isUnfilled(text)
          ? t('needs.filled')
          : text.trim() === '' && (isNote || files.items.length === 0)
            ? files.isBusy
              ? ofFiles('files.uploading')
              : t('needs')
            : files.isBusy && !isNote
              ? ofFiles('files.uploading')
              : copies.wrong && !isNote
                ? t('copies.wrong', { address: copies.wrong })
                : later === '' && !isNote
                  ? t('later.needs')
                  : undefined;
  const faster = sending.faster ?? (isNote ? undefined : claim.colleague);
  const put: Put = (cut, words) => {
    if (isFormatted) letter.current?.put(cut, words);
    else draft.type(text.slice(0, text.length - cut) + words);
  };
  const putHere = (words: string) => {
    const box = document.getElementById(BOX);
    const at = box instanceof HTMLTextAreaElement ? box.selectionEnd : text.length;
    if (isFormatted) letter.current?.put(0, words);
    else draft.type(text.slice(0, at) + words + text.slice(at));
    requestAnimationFrame(() => {
      box?.focus();
      if (box instanceof HTMLTextAreaElement) box.setSelectionRange(at + words.length, at + words.length);
    });
  };
  const slash = useSlash({ talk, text: isFormatted ? before : text, onPut: put, seen: sending.seen, off: isNote });
  const isNext = useRef(false);
  const send = (sure = false) => {
    // what is sent while the one before is under way goes after it; where that one did not go, its writer looks first
    if (sending.busy) isNext.current = true;
    else if (!why) void sending.write({ typed: draft.typed, sure });
  };
  useEffect(() => {
    if (!isNext.current || sending.busy) return;
    isNext.current = false;
    if (!sending.error) send();
  });
  const toBox = () =>
    requestAnimationFrame(() => {
      const box = document.getElementById(BOX);
      wantsFocus.current = box === null;
      box?.focus();
    });
  const write = (note: boolean) => {
    setNote(note);
    toBox();
  };
  useEffect(() => {
    if (answered) document.getElementById(BOX)?.focus();
  }, [answered]);
  useKeys([
    { keys: 'r', does: t('write'), run: () => write(false) },
    { keys: 'n', does: t('write.note'), run: () => write(true) },
    {
      keys: '/',
      does: t('slash'),
      run: () => {
        if (text === '') put(0, '/');
        write(false);
      },
    },
  ]);
  const press = (event: KeyboardEvent) => {
    const { key: pressed, shiftKey, ctrlKey, metaKey, target, nativeEvent, defaultPrevented } = event;
    // Enter on a button, in the date or in a dialog is theirs
    if (pressed !== 'Enter' || !(target instanceof HTMLTextAreaElement) || target.id !== BOX) return;
    if (shiftKey || ctrlKey || metaKey || isComposing(nativeEvent) || defaultPrevented) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={css.composer} data-note={isNote || undefined} onKeyDownCapture={slash.press} onKeyDown={press}>
      {slash.list}
      <div className={css.kinds}>
        <Chip icon={<IconSend size={14} />} on={!isNote} onClick={() => write(false)}>
          {t('to.client')}
        </Chip>
        <Chip icon={<IconNote size={14} />} on={isNote} onClick={() => write(true)}>
          {t('to.team')}
        </Chip>
        <Readers id={id} but={claim.colleague?.user} />
      </div>
      {faster && (
        <Meanwhile
          faster={faster}
          onOver={() => {
            claim.over();
            toBox();
          }}
          {...(sending.faster
            ? {
                asks: {
                  onSend: () => send(true),
                  onWait: () => {
                    sending.wait();
                    toBox();
                  },
                },
              }
            : {})}
        />
      )}
      {answered && !isNote && <Answered message={answered} onOff={() => onAnswered?.(undefined)} />}
      {isFormatted && !isNote && <CopiesInput talk={talk} copies={copies} />}
      {isFormatted ? (
        <Suspense fallback={<div className={css.comes} />}>
          <FormattedBox
            id={BOX}
            label={t('write')}
            placeholder={t('hint')}
            value={draft.typed}
            onChange={(typed, upTo) => {
              claim.note(typed);
              draft.type(typed);
              setBefore(upTo);
            }}
            onSend={() => send()}
            onReady={(...made) => {
              letter.current = { put: made[0], focus: made[1] };
              if (wantsFocus.current) letter.current.focus();
              wantsFocus.current = false;
            }}
          />
        </Suspense>
      ) : (
        <NoteBox
          id={BOX}
          aria-label={t(isNote ? 'write.note' : 'write')}
          placeholder={t(isNote ? 'hint.note' : 'hint')}
          rows={3}
          names={isNote}
          value={text}
          onChange={(typed) => {
            if (!isNote) claim.note(typed);
            draft.type(typed);
          }}
          onSend={() => send()}
        />
      )}
      {!isNote && <FilesToSend files={files} />}
      <div className={css.buttons}>
        {!isNote && <AddFiles files={files} />}
        <EmojiButton onPick={putHere} />
        {!isNote && (
          <Button
            look="quiet"
            icon={<IconBolt size={16} />}
            label={t('slash')}
            keys="/"
            onClick={() => {
              put(0, /\S$/.test(isFormatted ? before : text) ? ' /' : '/');
              toBox();
            }}
          />
        )}
        {!isNote && <SendLater at={later} onChange={setLater} />}
        {!isNote && inParts && text !== '' ? (
          <PartCount text={text} />
        ) : (
          <span className={css.keys}>{t(isFormatted ? 'keys.send.letter' : 'keys.send')}</span>
        )}
        <Button look="primary" icon={<IconSend size={16} />} busy={sending.busy} why={why} onClick={() => send()}>
          {t(isNote ? 'send.note' : sendAt ? 'send.later' : 'send')}
        </Button>
      </div>
    </div>
  );
};
