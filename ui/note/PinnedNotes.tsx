import { useQuery } from '@tanstack/react-query';
import { IconPin, IconPinnedOff } from '@tabler/icons-react';
import type { NoteNoun } from '../../workflows/note/note.schema.ts';
import { asking, type Question } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Note.module.css';
import { changeNote } from './notes.ts';
import { NoteText } from './NoteText.tsx';

const plurals = { lead: 'leads', contact: 'contacts', company: 'companies', ticket: 'tickets' } as const;
// the endpoints are alike, which their union does not tell
const pathOf = (noun: NoteNoun) => `/${plurals[noun]}/{id}/pinned-notes` as '/leads/{id}/pinned-notes';

export const pinnedQuestion = ({ noun, id }: { noun: NoteNoun; id: string }): Question =>
  [pathOf(noun), { path: { id } }] as const;

/** What everybody should read first, above a story. */
export const PinnedNotes = ({ noun, id, changes }: { noun: NoteNoun; id: string; changes: readonly Question[] }) => {
  const { t } = useWords('note');
  const users = useUsers();
  const pinned = useQuery(asking(pathOf(noun), { path: { id } }));
  const unpinning = useWrite(
    (note: { id: string; version: number }) => changeNote({ id: note.id, version: note.version, pinned: false }),
    { changes },
  );
  const items = pinned.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <ul className={css.pinned} aria-label={t('pinned')}>
      {items.map((note) => (
        <li key={note.id}>
          <IconPin size={14} aria-hidden />
          <span>
            <NoteText text={note.text} />
            <span className={css.by}>{users.find((user) => user.id === note.by)?.name}</span>
          </span>
          <Button
            look="quiet"
            icon={<IconPinnedOff size={15} />}
            label={t('unpin')}
            onClick={() => void unpinning.write(note)}
          />
        </li>
      ))}
    </ul>
  );
};
