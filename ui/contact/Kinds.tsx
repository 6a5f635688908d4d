import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../words.ts';
import css from './Kinds.module.css';

/** People and companies are one place of the rail; beside them the search of the one that is shown. */
export const Kinds = ({ at, children }: { at: '/contacts' | '/companies'; children: ReactNode }) => {
  const { t } = useWords('contact');
  return (
    <nav className={css.kinds} aria-label={t('people')}>
      {(['/contacts', '/companies'] as const).map((to) => (
        <Link key={to} to={to} className={css.kind} aria-current={to === at ? 'page' : undefined}>
          {t(to === '/contacts' ? 'people' : 'companies')}
        </Link>
      ))}
      {children}
    </nav>
  );
};
