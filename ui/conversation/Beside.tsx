import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { CallbacksOf } from '../callback/CallbacksOf.tsx';
import { contactQuery } from '../contact/contacts.ts';
import { Leads } from '../contact/Leads.tsx';
import { Phone } from '../contact/Phone.tsx';
import { Section } from '../kit/Section.tsx';
import { leadQuery } from '../lead/lead-query.ts';
import { WaitLine } from '../lead/WaitLine.tsx';
import { TalkTickets } from '../ticket/TalkTickets.tsx';
import { useWords } from '../words.ts';
import css from './Beside.module.css';
import { Dues, OtherTalks } from './BesideDues.tsx';
import { TalkAutomations } from './TalkAutomations.tsx';
import { TalkClocks } from './TalkClocks.tsx';

/** Whoever answers knows the person: her addresses, her leads, and what the process of her lead waits for. */
export const Beside = ({ talk }: { talk: Conversation }) => {
  const { t } = useWords('conversation');
  const { data: contact } = useQuery(contactQuery(talk.contact.id));
  const lead = useQuery({ ...leadQuery(talk.lead?.id ?? ''), enabled: talk.lead !== null }).data;
  const reached = contact?.addresses.filter(({ kind, refused }) => !refused && isForPeople(kind)) ?? [];
  return (
    <aside className={css.beside} aria-label={t('beside')}>
      <Section
        title={
          <Link to="/contacts/$id" params={{ id: talk.contact.id }}>
            {talk.contact.name}
          </Link>
        }
      >
        <ul className={css.addresses}>
          {reached.map(({ id, kind, value }) => (
            <li key={id}>
              {kind === 'phone' ? <Phone phone={value} leadId={talk.lead?.id} contactId={talk.contact.id} /> : value}
            </li>
          ))}
        </ul>
        {contact?.company && <p className={css.dim}>{contact.company.name}</p>}
        {reached.length === 0 && <p className={css.dim}>{t('beside.noAddresses')}</p>}
      </Section>
      {lead && (
        <Section title={t('beside.lead')}>
          <Link to="/leads/$id" params={{ id: lead.id }}>
            {t('kit:number', { number: lead.number })} {lead.name}
          </Link>
          <WaitLine lead={lead} />
        </Section>
      )}
      {lead && <Dues leadId={lead.id} />}
      <TalkClocks talk={talk} />
      <TalkAutomations talk={talk} />
      <TalkTickets talk={talk} />
      <CallbacksOf contactId={talk.contact.id} source="chat" />
      <OtherTalks talk={talk} />
      {contact && <Leads leads={contact.leads} title={t('beside.leads')} />}
    </aside>
  );
};

/** The number by which a messenger knows somebody tells nobody anything. */
const isForPeople = (kind: string): boolean => kind === 'phone' || kind === 'email';
