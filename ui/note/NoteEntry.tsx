import { IconDots, IconNote, IconPencil, IconPin, IconPinnedOff, IconTrash } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import type { Event } from '../../workflows/event/event.schema.ts';
import { whyNotChangeNote } from '../../workflows/note/note.ts';
import type { Question } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { refusalText } from '../kit/problem.ts';
import { exactText, nearDayText, wall } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { NoteBox } from './NoteBox.tsx';
import css from './Note.module.css';
import { changeNote, type NoteNow } from './notes.ts';
import { NoteText } from './NoteText.tsx';

type Props = {
  event: Event;
  note: NoteNow;
  /** what shows it: asked again after a change */
  changes: readonly Question[];
  /** whose note it is, where others stand beside it */
  about?: ReactNode;
  /** it cannot be changed here: a page of the past */
  still?: boolean;
  /** its hour, and what opens beside it */
  children: ReactNode;
};

/** A note in a story, as it reads now; what it said before is behind "edited". */
export const NoteEntry = ({ event, note, changes, about, still, children }: Props) => {
  const { t } = useWords('note');
  const [editing, edit] = useState(false);
  if (note.isRemoved) return null;
  return (
    <article className={css.entry}>
      <span className={css.icon}>{note.isPinned ? <IconPin size={14} /> : <IconNote size={14} />}</span>
      <div className={css.note}>
        {editing ? (
          <NoteEditor note={note} changes={changes} onEnd={() => edit(false)} />
        ) : (
          <>
            <NoteText text={note.text} />
            <div className={css.by}>
              {event.actor.name}
              {about}
              {note.former.length > 0 && <Former note={note} />}
            </div>
          </>
        )}
      </div>
      <span className={css.aside}>
        {!still && !editing && <NoteMenu note={note} changes={changes} onEdit={() => edit(true)} />}
        {children}
      </span>
      <span className={css.unseen}>{t('note')}</span>
    </article>
  );
};

/** "edited yesterday", and each former text behind it. */
const Former = ({ note }: { note: NoteNow }) => {
  const { t } = useWords('note');
  const now = useNow();
  const last = note.former.at(-1)!;
  const when = `${nearDayText(last.at, now)} ${wall(last.at).format('HH:mm')}`;
  return (
    <details className={css.former}>
      <summary data-hint={exactText(last.at)}>{t('edited', { who: last.who, when })}</summary>
      <ol>
        {note.former.map(({ text, at, who }) => (
          <li key={at}>
            <span className={css.dim}>{t('before', { who, when: exactText(at) })}</span>
            <NoteText text={text} />
          </li>
        ))}
      </ol>
    </details>
  );
};

const NoteMenu = ({ note, changes, onEdit }: Pick<Props, 'note' | 'changes'> & { onEdit: () => void }) => {
  const { t } = useWords('note');
  const me = useMe();
  const [at, open] = useState<HTMLElement>();
  const refusal = whyNotChangeNote(note, me);
  const why = refusal && refusalText(refusal);
  const pinning = useWrite(() => changeNote({ id: note.id, version: note.version, pinned: !note.isPinned }), {
    changes,
  });
  const removing = useWrite(() => changeNote({ id: note.id, version: note.version, removed: true }), {
    changes,
    says: t('removed'),
    tone: 'dim',
    undo: ({ version }) => changeNote({ id: note.id, version, removed: false }),
  });
  const act = (run: () => unknown) => () => (open(undefined), void run());
  return (
    <>
      <Button
        look="quiet"
        icon={<IconDots size={15} />}
        label={t('menu')}
        aria-haspopup="menu"
        aria-expanded={at !== undefined}
        onClick={({ currentTarget }) => open(at ? undefined : currentTarget)}
      />
      {at && (
        <Pop at={at} label={t('menu')} onClose={() => open(undefined)}>
          <MenuItem
            icon={note.isPinned ? <IconPinnedOff size={16} /> : <IconPin size={16} />}
            onClick={act(() => pinning.write())}
          >
            {t(note.isPinned ? 'unpin' : 'pin')}
          </MenuItem>
          <MenuItem icon={<IconPencil size={16} />} why={why} onClick={act(onEdit)}>
            {t('edit')}
          </MenuItem>
          <MenuItem icon={<IconTrash size={16} />} why={why} onClick={act(() => removing.write())}>
            {t('remove')}
          </MenuItem>
        </Pop>
      )}
    </>
  );
};

const NoteEditor = ({ note, changes, onEnd }: Pick<Props, 'note' | 'changes'> & { onEnd: () => void }) => {
  const { t } = useWords('note');
  const [text, setText] = useState(note.text);
  // of the note that was opened: what somebody else wrote meanwhile is not overwritten
  const version = useRef(note.version);
  const saving = useWrite(() => changeNote({ id: note.id, version: version.current, text: text.trim() }), { changes });
  const save = async () => {
    // once the changed text has come: the former one would show for a moment
    if (text.trim() && (await saving.write())) onEnd();
  };
  return (
    <div className={css.editor}>
      <NoteBox value={text} onChange={setText} onSend={() => void save()} aria-label={t('edit')} rows={3} autoFocus />
      {version.current !== note.version && (
        <p className={css.warn}>
          {t('meanwhile')} <NoteText text={note.text} />
        </p>
      )}
      <div className={css.buttons}>
        <Button onClick={onEnd}>{t('kit:cancel')}</Button>
        {version.current === note.version ? (
          <Button
            look="primary"
            keys="mod+enter"
            busy={saving.busy}
            why={text.trim() ? undefined : t('needs')}
            onClick={() => void save()}
          >
            {t('save')}
          </Button>
        ) : (
          <Button look="primary" onClick={() => ((version.current = note.version), void save())}>
            {t('overwrite')}
          </Button>
        )}
      </div>
    </div>
  );
};
