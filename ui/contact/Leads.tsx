import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LeadOf } from '../../workflows/contact/contact.schema.ts';
import { roleText } from '../../workflows/contact/role.ts';
import type { Currency } from '../../workflows/money/money.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/Section.tsx';
import { useVersionOf } from '../lead/version.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Card.module.css';

type Props = {
  leads: LeadOf[];
  title?: string;
  /** what can be done with one */
  act?: (lead: LeadOf) => ReactNode;
};

/** The leads of a person or a company. */
export const Leads = ({ leads, title, act }: Props) => {
  const { t } = useWords('contact');
  return (
    <Section title={title ?? t('leads')} aside={leads.length > 0 && leads.length}>
      {leads.length === 0 ? (
        <p className={css.dim}>{t('leads.none')}</p>
      ) : (
        <table className={css.table}>
          <tbody>
            {leads.map((lead) => (
              <LeadRow key={lead.id} lead={lead} act={act?.(lead)} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
};

const LeadRow = ({ lead, act }: { lead: LeadOf; act: ReactNode }) => {
  const { t, language } = useWords('contact');
  const users = useUsers();
  const stage = useVersionOf(lead)?.definition.stages.find(({ key }) => key === lead.stage);
  return (
    <tr>
      <td>
        <Link to="/leads/$id" params={{ id: lead.id }}>
          {lead.name}
        </Link>
        <div className={css.dim}>
          {[
            t('kit:number', { number: lead.number }),
            lead.role && lead.role !== 'client' ? roleText(lead.role, language) : '',
            users.find(({ id }) => id === lead.responsibleId)?.name ?? t('leads.nobody'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </td>
      <td>
        {stage ? inLanguage(stage.name, language) : lead.stage}
        {lead.closedAt && <div className={css.dim}>{t(lead.joined ? 'leads.joined' : 'leads.closed')}</div>}
        {act && <div>{act}</div>}
      </td>
      <td className={css.number}>
        {lead.amount && <Money amount={{ ...lead.amount, currency: lead.amount.currency as Currency }} />}
      </td>
    </tr>
  );
};
