import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import css from './Menu.module.css';

type Pop = {
  at: HTMLElement;
  label: string;
  onClose: () => void;
  children: ReactNode;
  width?: number;
  role?: 'menu' | 'dialog';
};

/** Floats beside what opened it; Esc, Tab and a click elsewhere close it, and focus goes back. Arrows go through a menu. */
export const Pop = ({ at, label, onClose, children, width = 240, role = 'menu' }: Pop) => {
  const pop = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shown = pop.current;
    if (!shown) return;
    const { activeElement } = document;
    const opener = activeElement instanceof HTMLElement && at.contains(activeElement) ? activeElement : at;
    shown.showPopover();
    place(shown, at);
    const grown = new ResizeObserver(() => place(shown, at));
    grown.observe(shown);
    (
      shown.querySelector<HTMLElement>('[aria-checked=true], [data-first], [role^=menuitem]:not([aria-disabled])') ??
      shown
    ).focus({
      preventScroll: true,
    });
    return () => {
      grown.disconnect();
      if (shown.contains(document.activeElement) || document.activeElement === document.body) opener.focus();
    };
  }, [at]);
  return (
    <div
      ref={pop}
      popover="auto"
      role={role}
      aria-label={label}
      tabIndex={-1}
      className={css.pop}
      style={{ width }}
      onToggle={(event) => event.newState === 'closed' && onClose()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') {
          event.preventDefault();
          onClose();
        }
        if (role !== 'menu') return;
        const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')];
        const here = items.indexOf(document.activeElement as HTMLElement);
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (event.key === 'Tab') onClose();
        if (step) items[(here + step + items.length) % items.length]?.focus();
        if (step) event.preventDefault();
      }}
    >
      {children}
    </div>
  );
};

type Item = {
  children: ReactNode;
  onClick: () => void;
  icon?: ReactNode;
  /** one of several: this one is chosen */
  chosen?: boolean;
  /** on or off by itself */
  switched?: boolean;
  /** why it cannot be done: shown, read out, and nothing happens */
  why?: string | undefined;
  note?: ReactNode;
  lang?: string;
};

export const MenuItem = ({ children, onClick, icon, chosen, switched, why, note, lang }: Item) => (
  <button
    type="button"
    role={switched !== undefined ? 'menuitemcheckbox' : chosen !== undefined ? 'menuitemradio' : 'menuitem'}
    aria-checked={switched ?? chosen}
    aria-disabled={why ? true : undefined}
    aria-description={why}
    data-hint={why}
    lang={lang}
    className={css.item}
    onClick={() => !why && onClick()}
  >
    {icon && <span className={css.icon}>{icon}</span>}
    <span className={css.text}>{children}</span>
    {note && <span className={css.note}>{note}</span>}
    {(switched ?? chosen) && <IconCheck size={16} aria-hidden />}
  </button>
);

export const MenuTitle = ({ children }: { children: ReactNode }) => (
  <div className={css.title} role="presentation">
    {children}
  </div>
);

const place = (pop: HTMLElement, at: HTMLElement) => {
  const box = at.getBoundingClientRect();
  const beside = at.closest('[data-hints="right"]') && innerWidth > 700;
  const left = beside ? box.right + 6 : box.left;
  const below = box.bottom + 4;
  const top = beside
    ? box.bottom - pop.offsetHeight
    : below + pop.offsetHeight > innerHeight - 8
      ? Math.max(8, box.top - pop.offsetHeight - 4)
      : below;
  pop.style.left = `${Math.max(8, Math.min(left, innerWidth - pop.offsetWidth - 8))}px`;
  pop.style.top = `${Math.max(8, Math.min(top, innerHeight - pop.offsetHeight - 8))}px`;
};
