import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Lead.module.css';

/** Over the page of a lead that its reader has just given away. */
export const GivenAway = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('lead');
  const name = useUsers().find(({ id }) => id === lead.responsibleId)?.name ?? '';
  return (
    <p className={css.given} role="status">
      {t('given.away', { name })}
    </p>
  );
};
