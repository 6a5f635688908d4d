import { useQuery } from '@tanstack/react-query';
import { whyNotChange } from '../../workflows/contact/decide.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { get } from '../ask/ask.ts';
import { askAgain } from '../ask/asking.ts';
import { changeCompany, companyQuery } from '../company/companies.ts';
import { FieldRows } from '../field/RecordFields.tsx';
import { useFields } from '../field/fields.ts';
import { refusalText } from '../kit/problem.ts';
import { Section } from '../kit/Section.tsx';
import { usePast } from '../lead/story/past.ts';
import { useWords } from '../words.ts';
import { changeContact, contactQuery } from './contacts.ts';

/** What is kept about the client of a lead and about its company, edited beside the lead. */
export const LeadFields = ({ lead }: { lead: Lead }) => {
  const past = usePast();
  const client = lead.contacts.find(({ main }) => main);
  if (past) return null;
  return (
    <>
      {client && <ClientFields id={client.id} lead={lead.id} />}
      {lead.company && <CompanyFields id={lead.company.id} lead={lead.id} />}
    </>
  );
};

type Props = { id: string; lead: string };

const ClientFields = ({ id, lead }: Props) => {
  const { t } = useWords('field');
  const fields = useFields('contact');
  const { data } = useQuery({ ...contactQuery(id), enabled: fields.length > 0 });
  if (!data || fields.length === 0) return null;
  const refusal = whyNotChange({ mergedInto: null, sees: data.whole });
  return (
    <Section title={t('record.of.contact')}>
      <FieldRows
        noun="contact"
        record={data}
        fields={fields}
        why={refusal && refusalText(refusal)}
        save={(version, values) => changeContact({ ...data, version }, { fields: values }).then(() => again(lead))}
        fresh={() => get('/contacts/{id}', { path: { id } })}
      />
    </Section>
  );
};

const CompanyFields = ({ id, lead }: Props) => {
  const { t } = useWords('field');
  const fields = useFields('company');
  const { data } = useQuery({ ...companyQuery(id), enabled: fields.length > 0 });
  if (!data || fields.length === 0) return null;
  return (
    <Section title={t('record.of.company')}>
      <FieldRows
        noun="company"
        record={data}
        fields={fields}
        save={(version, values) => changeCompany({ ...data, version }, { fields: values }).then(() => again(lead))}
        fresh={() => get('/companies/{id}', { path: { id } })}
      />
    </Section>
  );
};

/** The lead carries what is kept about them. */
const again = (id: string) => void askAgain([['/leads/{id}', { path: { id } }]]);
