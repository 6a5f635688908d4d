import type { ReactNode } from 'react';
import css from './Header.module.css';

type Props = {
  title: ReactNode;
  /** the way to where one came from, before the title */
  back?: ReactNode;
  /** a faint word after the title: a number, a version */
  note?: ReactNode;
  /** search of this list, chips */
  children?: ReactNode;
  /** the one primary action and its neighbours, at the right */
  action?: ReactNode;
  /** so many actions that a phone gives them a line of their own */
  many?: boolean;
};

/** The one line over every page, 48 px. */
export const Header = ({ title, back, note, children, action, many }: Props) => (
  <header className={css.header} data-many={many || undefined}>
    {back}
    <h1 className={css.title}>{typeof title === 'string' ? <span className={css.text}>{title}</span> : title}</h1>
    {note && <span className={css.note}>{note}</span>}
    {children && <div className={css.middle}>{children}</div>}
    <span className={css.space} />
    {action}
  </header>
);

/** A page below the frame: its header, then what scrolls. */
export const Page = ({ children, ...header }: Props) => (
  <>
    <Header {...header} />
    <main className={css.body}>{children}</main>
  </>
);
