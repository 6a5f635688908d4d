import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconDots, IconPlus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { LeadContact } from '../../workflows/contact/contact.schema.ts';
import { roles, roleText } from '../../workflows/contact/role.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { del, patch, post } from '../ask/ask.ts';
import { askAgain } from '../ask/asking.ts';
import { CompanyPicker } from '../company/CompanyPicker.tsx';
import { Button } from '../kit/Button.tsx';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { Picker } from '../kit/Picker.tsx';
import { Section } from '../kit/Section.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { JoinLead } from '../lead/JoinLead.tsx';
import { Pair } from '../lead/Origin.tsx';
import { usePast } from '../lead/story/past.ts';
import { useWords } from '../words.ts';
import css from './Card.module.css';
import shared from '../lead/Lead.module.css';
import { contactQuery, findContacts, refreshPeople } from './contacts.ts';
import { Leads } from './Leads.tsx';
import { NewContact } from './NewContact.tsx';
import { Phone } from './Phone.tsx';
import { RoleInput } from './RoleInput.tsx';

/** Who else belongs to a lead, its company, and the other leads of its client. */
export const LeadPeople = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('contact');
  const past = usePast();
  const [adding, setAdding] = useState<'find' | { name: string }>();
  const others = lead.contacts.filter(({ main }) => !main);
  const client = lead.contacts.find(({ main }) => main);
  const known = useQuery({ ...contactQuery(client?.id ?? ''), enabled: client !== undefined });
  const leads = known.data?.leads.filter(({ id }) => id !== lead.id) ?? [];
  const add = (contactId: string) =>
    void say(lead.id, () => post('/leads/{id}/contacts', { path: { id: lead.id }, body: { contactId } })).then(() =>
      setAdding(undefined),
    );
  return (
    <>
      <Section
        title={t('others')}
        aside={
          !past && (
            <Button
              look="quiet"
              icon={<IconPlus size={15} />}
              label={t('others.add')}
              aria-expanded={adding === 'find'}
              onClick={() => setAdding(adding ? undefined : 'find')}
            />
          )
        }
      >
        <div className={css.rows}>
          <dl className={shared.pairs}>
            <Pair name={t('field.company')}>
              <LeadCompany lead={lead} />
            </Pair>
          </dl>
          {others.map((one) => (
            <Person key={one.id} lead={lead} person={one} />
          ))}
          {adding === 'find' && (
            <Picker
              label={t('others.find')}
              of="contacts"
              find={findContacts}
              onPick={({ id }) => add(id)}
              create={{ text: (name) => t('others.create', { name }), run: (name) => setAdding({ name }) }}
              onCancel={() => setAdding(undefined)}
            />
          )}
        </div>
      </Section>
      {leads.length > 0 && (
        <Leads leads={leads} title={t('leads.other')} act={(other) => <JoinLead lead={lead} other={other} />} />
      )}
      {typeof adding === 'object' && (
        <NewContact name={adding.name} onClose={() => setAdding(undefined)} onMade={({ id }) => add(id)} />
      )}
    </>
  );
};

const Person = ({ lead, person }: { lead: Lead; person: LeadContact }) => {
  const { t, language } = useWords('contact');
  const past = usePast();
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  const dots = useRef<HTMLSpanElement>(null);
  const path = { id: lead.id, contact: person.id };
  const act = (ask: () => Promise<unknown>) => (setOpen(false), void say(lead.id, ask));
  return (
    <div>
      <span className={css.row}>
        <Link to="/contacts/$id" params={{ id: person.id }}>
          {person.name}
        </Link>
        {!naming && <span className={css.dim}>{roleText(person.role, language)}</span>}
        {!past && (
          <span ref={dots}>
            <Button
              look="quiet"
              icon={<IconDots size={15} />}
              label={t('address.more', { address: person.name })}
              aria-haspopup="menu"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            />
          </span>
        )}
      </span>
      {naming && (
        <RoleInput
          role={person.role}
          known={Object.keys(roles)}
          onDone={(role) => {
            setNaming(false);
            if (role !== undefined && role !== person.role)
              void say(lead.id, () => patch('/leads/{id}/contacts/{contact}', { path, body: { role } }));
          }}
        />
      )}
      <div className={css.row}>
        {person.phones[0] && <Phone phone={person.phones[0]} leadId={lead.id} contactId={person.id} />}
        {person.emails[0] && <a href={`mailto:${person.emails[0]}`}>{person.emails[0]}</a>}
      </div>
      {open && dots.current && (
        <Pop at={dots.current} label={person.name} onClose={() => setOpen(false)}>
          <MenuItem onClick={() => (setOpen(false), setNaming(true))}>{t('others.role')}</MenuItem>
          <MenuItem onClick={() => act(() => post('/leads/{id}/contacts/{contact}/main', { path }))}>
            {t('others.main')}
          </MenuItem>
          <MenuItem onClick={() => act(() => del('/leads/{id}/contacts/{contact}', { path }))}>
            {t('others.remove')}
          </MenuItem>
        </Pop>
      )}
    </div>
  );
};

const LeadCompany = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('contact');
  const past = usePast();
  const [picking, setPicking] = useState(false);
  const set = (companyId: string | null) =>
    say(lead.id, () => post('/leads/{id}/company', { path: { id: lead.id }, body: { companyId } })).then(() =>
      setPicking(false),
    );
  if (picking) return <CompanyPicker onPick={(id) => void set(id)} onCancel={() => setPicking(false)} />;
  return (
    <>
      {lead.company ? (
        <Link to="/companies/$id" params={{ id: lead.company.id }}>
          {lead.company.name}
        </Link>
      ) : (
        past && '—'
      )}
      {!past && (
        <Button look="quiet" onClick={() => setPicking(true)}>
          {t(lead.company ? 'company.change' : 'company.choose')}
        </Button>
      )}
      {!past && lead.company && (
        <Button look="quiet" icon={<IconX size={14} />} label={t('company.remove')} onClick={() => void set(null)} />
      )}
    </>
  );
};

/** Sends what a user decided, and asks for the lead anew whatever came of it. */
const say = async (leadId: string, ask: () => Promise<unknown>): Promise<void> => {
  try {
    await ask();
  } catch (error) {
    toastProblem(error);
  } finally {
    void askAgain([['/leads/{id}', { path: { id: leadId } }], ['/contacts/{id}']]);
    refreshPeople();
  }
};
