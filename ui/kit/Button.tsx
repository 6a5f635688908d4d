import type { ComponentProps, ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';
import css from './Button.module.css';

type Props = Omit<ComponentProps<'button'>, 'children'> & {
  children?: ReactNode;
  /** primary: the one thing to do here; plain: beside others; quiet: an icon or a word without an edge; danger */
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: ReactNode;
  /** the shortcut, shown beside the words */
  keys?: string;
  /** why it cannot be done now: the button stays reachable and says it */
  why?: string | undefined;
  /** what an icon alone means */
  label?: string;
  busy?: boolean;
  /** on a phone only the icon shows */
  folds?: boolean;
};

export const Button = ({ children, look = 'plain', icon, keys, why, label, busy, folds, onClick, ...rest }: Props) => {
  const off = Boolean(why) || busy;
  return (
    <button
      type="button"
      {...rest}
      className={`${css.button} ${rest.className ?? ''}`}
      data-look={look}
      data-icon={children ? undefined : true}
      data-busy={busy || undefined}
      data-folds={folds || undefined}
      aria-label={label ?? rest['aria-label']}
      aria-disabled={off || undefined}
      aria-description={why}
      data-hint={why ?? (children ? undefined : label)}
      onClick={off ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {folds ? <span>{children}</span> : children}
      {keys && <Kbd keys={keys} />}
    </button>
  );
};
