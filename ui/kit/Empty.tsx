import type { ReactNode } from 'react';
import css from './Empty.module.css';

/** One sentence that teaches and the one action. */
export const Empty = ({
  icon,
  title,
  text,
  action,
  heading,
}: {
  icon?: ReactNode;
  title: string;
  text?: string;
  action?: ReactNode;
  heading?: boolean;
}) => (
  <div className={css.empty}>
    {icon && <span className={css.icon}>{icon}</span>}
    {heading ? <h1 className={css.title}>{title}</h1> : <p className={css.title}>{title}</p>}
    {text && <p className={css.text}>{text}</p>}
    {action}
  </div>
);
