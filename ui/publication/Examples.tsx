import type { ReactNode } from 'react';
import type { NamedSubject } from '../../workflows/subject/subject.schema.ts';
import { SubjectLink } from '../kit/SubjectLink.tsx';
import { useSaid } from './said.ts';
import css from './Publish.module.css';

type Props = {
  count: number;
  leads: NamedSubject[];
  icon: ReactNode;
  tone: string;
  children: ReactNode;
};

/** How many leads and why; opened, the names of the first of them. */
export const Examples = ({ count, leads, icon, tone, children }: Props) => {
  const { t } = useSaid();
  return (
    <details className={css.examples} data-tone={tone}>
      <summary>
        {icon}
        <span className={css.says}>{children}</span>
        <b>{count}</b>
      </summary>
      <ul>
        {leads.map((lead) => (
          <li key={lead.id}>
            <SubjectLink subject={lead} />
            {lead.number !== null && <span className={css.dim}>№ {lead.number}</span>}
          </li>
        ))}
        {count > leads.length && <li className={css.dim}>{t('more', { count: count - leads.length })}</li>}
      </ul>
    </details>
  );
};
