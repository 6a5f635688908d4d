import { IconX } from '@tabler/icons-react';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../words.ts';
import { Button } from './Button.tsx';
import { KeyWall } from './keys.ts';
import css from './Dialog.module.css';

type Props = { onClose: () => void; title: ReactNode; children: ReactNode; wide?: boolean };

/** Render it while it is open: focus goes in, Esc and a click beside it close, focus returns. */
export const Dialog = (props: Props) => <Shown {...props} place="middle" />;
/** The same as a panel at the right; from below on a phone. */
export const Panel = (props: Props) => <Shown {...props} place="side" />;

const Shown = ({ onClose, title, children, place, wide }: Props & { place: 'middle' | 'side' }) => {
  const { t } = useWords('kit');
  const dialog = useRef<HTMLDialogElement>(null);
  // laid out, not after: focus returns only while the dialog is still in the page
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    const inside = shown?.querySelector<HTMLElement>('[data-inside]');
    (inside?.querySelector<HTMLElement>('input, textarea, select, button:not([data-later])') ?? inside)?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      data-place={place}
      data-wide={wide || undefined}
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <KeyWall />
      <div className={css.inside}>
        <header className={css.head}>
          <h2 id="dialog-title">{title}</h2>
          <Button look="quiet" label={t('kit:close')} icon={<IconX size={18} />} onClick={onClose} />
        </header>
        <div className={css.body} data-inside tabIndex={-1}>
          {children}
        </div>
      </div>
    </dialog>
  );
};
