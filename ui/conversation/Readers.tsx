import { IconEye } from '@tabler/icons-react';
import { useEffect } from 'react';
import { post } from '../ask/ask.ts';
import { usePresence } from '../user/presence.ts';
import { useWords } from '../words.ts';
import css from './Composer.module.css';

/** Who else has this talk open; who of them answers the talk itself says. */
export const Readers = ({ id, but }: { id: string; but: string | undefined }) => {
  const { t } = useWords('conversation');
  const place = `conversation:${id}`;
  const others = usePresence(place, null);
  useEffect(() => () => void post('/presence/end', { body: { place } }).catch(() => undefined), [place]);
  const names = others.filter(({ name }) => name !== but).map(({ name }) => name);
  return (
    <span className={css.readers} role="status">
      {names.length > 0 && (
        <span>
          <IconEye size={13} aria-hidden /> {t('reads', { name: names.join(', ') })}
        </span>
      )}
    </span>
  );
};
