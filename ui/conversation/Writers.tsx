import { IconEye, IconPencil } from '@tabler/icons-react';
import { useEffect } from 'react';
import { post } from '../ask/ask.ts';
import { usePresence } from '../user/presence.ts';
import { useWords } from '../words.ts';
import css from './Composer.module.css';

/** So often two who have one talk open hear of each other. */
const EVERY_MS = 3000;
const WRITES = 'writes';

/** Who else has this talk open, and who of them is answering. A claim ends by itself: it is news, no lock. */
export const Writers = ({ id, writes }: { id: string; writes: boolean }) => {
  const { t } = useWords('conversation');
  const place = `conversation:${id}`;
  const others = usePresence(place, writes ? WRITES : null, EVERY_MS);
  useEffect(() => () => void post('/presence/end', { body: { place } }).catch(() => undefined), [place]);
  const names = (writing: boolean) =>
    others
      .filter(({ focus }) => (focus === WRITES) === writing)
      .map(({ name }) => name)
      .join(', ');
  const [writing, reading] = [names(true), names(false)];
  return (
    <span className={css.writers} role="status">
      {writing && (
        <span data-writes>
          <IconPencil size={13} aria-hidden /> {t('writes', { name: writing })}
        </span>
      )}
      {reading && (
        <span>
          <IconEye size={13} aria-hidden /> {t('reads', { name: reading })}
        </span>
      )}
    </span>
  );
};
