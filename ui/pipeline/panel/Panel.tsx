import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import css from './Panel.module.css';

type Props = { label: string; title: ReactNode; onClose: () => void; children: ReactNode; foot?: ReactNode };

/** Beside the board, which stays in use; over it on a phone. */
export const Panel = ({ label, title, onClose, children, foot }: Props) => {
  const { t } = useWords('kit');
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    if (innerWidth <= 700) panel.current?.focus();
    return () => {
      if (document.activeElement === document.body) before?.focus?.({ preventScroll: true });
    };
  }, []);
  return (
    <aside ref={panel} className={css.panel} aria-label={label} tabIndex={-1} data-panel>
      <header className={css.head}>
        {title}
        <Button look="quiet" label={t('kit:close')} icon={<IconX size={18} />} onClick={onClose} />
      </header>
      <div className={css.body} data-panel-body>
        {children}
      </div>
      {foot && <footer className={css.foot}>{foot}</footer>}
    </aside>
  );
};

/** A named part of it. */
export const Part = ({ name, children, aside }: { name: string; children: ReactNode; aside?: ReactNode }) => (
  <section className={css.part} aria-label={name}>
    <h3>
      <span>{name}</span>
      {aside}
    </h3>
    {children}
  </section>
);

/** A part that is shut until it is asked for. */
export const Fold = ({
  name,
  note,
  open,
  children,
}: {
  name: string;
  note?: ReactNode;
  open?: boolean;
  children: ReactNode;
}) => (
  <details className={css.fold} open={open}>
    <summary>
      {name}
      {note !== undefined && <span className={css.note}>{note}</span>}
    </summary>
    <div className={css.inside}>{children}</div>
  </details>
);
