import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../words.ts';
import css from './Publish.module.css';

type Props = {
  count: number;
  leads: { id: string; number: number; name: string }[];
  icon: ReactNode;
  tone: string;
  children: ReactNode;
};

/** How many leads and why; opened, the names of the first of them. */
export const Examples = ({ count, leads, icon, tone, children }: Props) => {
  const { t } = useWords('publication');
  return (
    <details className={css.examples} data-tone={tone}>
      <summary>
        {icon}
        <span className={css.says}>{children}</span>
        <b>{count}</b>
      </summary>
      <ul>
        {leads.map(({ id, number, name }) => (
          <li key={id}>
            <Link to="/leads/$id" params={{ id }}>
              {name}
            </Link>
            <span className={css.dim}>№ {number}</span>
          </li>
        ))}
        {count > leads.length && <li className={css.dim}>{t('more', { count: count - leads.length })}</li>}
      </ul>
    </details>
  );
};
