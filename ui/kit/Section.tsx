import type { ReactNode } from 'react';
import css from './Section.module.css';

/** A named part of a record's page; `aside` stands at the right of its name. */
export const Section = ({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) => (
  <section className={css.section}>
    <div className={css.head}>
      <h2>{title}</h2>
      {aside && <span className={css.aside}>{aside}</span>}
    </div>
    {children}
  </section>
);
