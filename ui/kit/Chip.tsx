import type { ReactNode } from 'react';
import css from './Chip.module.css';

export type Tone = 'red' | 'amber' | 'green' | 'violet' | 'blue' | 'accent' | 'dim';

type Props = {
  children: ReactNode;
  icon?: ReactNode;
  /** what the colour means, always with an icon or a word beside it */
  tone?: Tone;
  /** a filter that is on; with onClick the chip is a toggle button */
  on?: boolean;
  onClick?: () => void;
  title?: string;
};

export const Chip = ({ children, icon, tone, on, onClick, title }: Props) =>
  onClick ? (
    <button
      type="button"
      className={css.chip}
      data-tone={tone}
      data-on={on || undefined}
      aria-pressed={on ?? false}
      onClick={onClick}
      data-hint={title}
    >
      {icon}
      {children}
    </button>
  ) : (
    <span className={css.chip} data-tone={tone} data-on={on || undefined} data-hint={title}>
      {icon}
      {children}
    </span>
  );
