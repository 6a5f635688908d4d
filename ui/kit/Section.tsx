import type { ReactNode } from 'react';
import css from './Section.module.css';

type Props = { title: ReactNode; aside?: ReactNode; id?: string; children: ReactNode };

/** A named part of a record's page; `aside` stands at the right of its name, `id` lets links lead to it. */
export const Section = ({ title, aside, id, children }: Props) => (
  <section id={id} className={css.section}>
    <div className={css.head}>
      <h2>{title}</h2>
      {aside && <span className={css.aside}>{aside}</span>}
    </div>
    {children}
  </section>
);
