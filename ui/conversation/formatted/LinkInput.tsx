import { useState } from 'react';
import { isLink } from '../../../workflows/conversation/formatted.ts';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import css from './Formatted.module.css';

type Props = {
  first: string;
  /** with an address, with none to take the link away, with nothing where it stays as it was */
  onDone: (href?: string) => void;
};

/** Where words lead. */
export const LinkInput = ({ first, onDone }: Props) => {
  const { t } = useWords('conversation/formatted');
  const [typed, type] = useState(first);
  const href = addressOf(typed.trim());
  const why = href === undefined ? t('link.wrong') : undefined;
  const done = () => void (href === undefined || onDone(href));
  return (
    <div className={css.link}>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for by a click
        autoFocus
        type="text"
        inputMode="url"
        aria-label={t('link.to')}
        placeholder="https://"
        value={typed}
        onChange={({ target }) => type(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Enter') done();
          else onDone();
        }}
      />
      <Button why={why} onClick={done}>
        {t(typed.trim() === '' && first !== '' ? 'link.remove' : 'link.set')}
      </Button>
      <Button look="quiet" onClick={() => onDone()}>
        {t('link.cancel')}
      </Button>
    </div>
  );
};

/** "example.kz" and "a@b.kz" are addresses, too; nothing stays nothing. */
const addressOf = (typed: string): string | undefined => {
  if (typed === '' || isLink(typed)) return typed;
  if (/^[^\s@/]+@[^\s@]+\.[^\s@]+$/.test(typed)) return `mailto:${typed}`;
  return /^[^\s/:]+\.[^\s/:]{2,}(\/\S*)?$/.test(typed) ? `https://${typed}` : undefined;
};
