import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { IconArrowsJoin2, IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Company } from '../../workflows/company/company.schema.ts';
import type { Field } from '../../workflows/field/field.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { get } from '../ask/ask.ts';
import { askAgain } from '../ask/asking.ts';
import { changeContact, findContacts } from '../contact/contacts.ts';
import { Leads } from '../contact/Leads.tsx';
import { MergedList } from '../contact/MergedList.tsx';
import { MergePanel, type Side } from '../contact/MergePanel.tsx';
import { NewContact } from '../contact/NewContact.tsx';
import { Phone } from '../contact/Phone.tsx';
import { WayBack } from '../contact/WayBack.tsx';
import { fieldSides } from '../field/field-sides.tsx';
import { useFields } from '../field/fields.ts';
import { RecordFields } from '../field/RecordFields.tsx';
import { Files } from '../file/Files.tsx';
import { Button } from '../kit/Button.tsx';
import { Page } from '../kit/Header.tsx';
import { Picker } from '../kit/Picker.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { InPlace } from '../kit/InPlace.tsx';
import { PageProblem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { PageSkeleton } from '../kit/Skeleton.tsx';
import { Pair } from '../lead/Origin.tsx';
import { cache } from '../cache.ts';
import { RecordTimeline } from '../timeline/RecordTimeline.tsx';
import { Here } from '../user/Here.tsx';
import { useWords, type Say } from '../words.ts';
import css from '../contact/Card.module.css';
import shared from '../lead/Lead.module.css';
import { changeCompany, companyQuery, findCompanies, refreshCompanies } from './companies.ts';

export const CompanyPage = () => {
  const { id = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(companyQuery(id));
  // merged into another meanwhile
  const moved = data && data.id !== id ? data.id : undefined;
  useEffect(() => {
    if (moved) void navigate({ to: '/companies/$id', params: { id: moved }, replace: true });
  }, [moved, navigate]);
  if (error && !data) return <PageProblem error={error} again={() => void refetch()} />;
  return data ? <CompanyScreen company={data} /> : <PageSkeleton />;
};

const CompanyScreen = ({ company }: { company: Company }) => {
  const { t, language } = useWords('company');
  const fields = useFields('company');
  const [merging, setMerging] = useState(false);
  useEffect(() => void (document.title = `${company.name} · Voronka`), [company.name]);
  const refresh = () => void (refreshCompanies(), askAgain([['/companies/{id}']]));
  return (
    <Page
      back={<WayBack to="/companies" />}
      title={company.name}
      note={company.taxId}
      action={
        <>
          <Here noun="company" id={company.id} />
          <Button icon={<IconArrowsJoin2 size={16} />} folds onClick={() => setMerging(true)}>
            {t('merge')}
          </Button>
        </>
      }
    >
      <div className={css.columns}>
        <div className={css.stack}>
          <Section title={t('facts')}>
            <dl className={shared.pairs}>
              <Pair name={t('field.name')}>
                <InPlace
                  label={t('field.name')}
                  value={company.name}
                  required
                  onSave={(name) => changeCompany(company, { name })}
                />
              </Pair>
              <Pair name={t('field.taxId')}>
                <InPlace
                  label={t('field.taxId')}
                  value={company.taxId ?? ''}
                  maxLength={30}
                  onSave={(taxId) => changeCompany(company, { taxId: taxId || null })}
                />
              </Pair>
            </dl>
          </Section>
          <RecordFields
            noun="company"
            record={company}
            save={(version, values) => changeCompany({ ...company, version }, { fields: values })}
            fresh={() => get('/companies/{id}', { path: { id: company.id } })}
          />
          <People company={company} />
          <Files record={{ noun: 'company', id: company.id }} />
          <MergedList merged={company.merged} refresh={refresh} />
        </div>
        <div className={css.story}>
          <Leads leads={company.leads} />
          <RecordTimeline noun="company" id={company.id} />
        </div>
      </div>
      {merging && (
        <MergePanel
          noun="companies"
          own={sideOf(company, fields, t, language)}
          find={findCompanies}
          read={async (id) =>
            sideOf(await cache.fetchQuery({ ...companyQuery(id), staleTime: 0 }), fields, t, language)
          }
          refresh={refresh}
          onClose={() => setMerging(false)}
        />
      )}
    </Page>
  );
};

const sideOf = (company: Company, fields: Field[], t: Say, reader: Language): Side => ({
  ...{ id: company.id, name: company.name },
  values: [
    { what: 'name', label: t('field.name'), text: company.name },
    { what: 'taxId', label: t('field.taxId'), text: company.taxId ?? '' },
    ...fieldSides(fields, company.fields, reader),
  ],
});

const People = ({ company }: { company: Company }) => {
  const { t } = useWords('company');
  const [adding, setAdding] = useState(false);
  const [picking, setPicking] = useState(false);
  const again = () => void askAgain([['/companies/{id}', { path: { id: company.id } }]]);
  // who is of another company already stays there too
  const take = async (id: string) => {
    setPicking(false);
    const contact = await get('/contacts/{id}', { path: { id } });
    await changeContact(
      contact,
      contact.company ? { companies: { [company.id]: { role: '' } } } : { companyId: company.id },
    );
  };
  return (
    <Section
      title={t('people')}
      aside={
        <Button look="quiet" icon={<IconPlus size={15} />} label={t('people.add')} onClick={() => setAdding(true)} />
      }
    >
      {company.contacts.length === 0 && <p className={css.dim}>{t('people.none')}</p>}
      <div className={css.rows}>
        {company.contacts.map(({ id, name, position, phones, emails }) => (
          <div key={id}>
            <Link to="/contacts/$id" params={{ id }}>
              {name}
            </Link>
            {position && <span className={css.dim}> {position}</span>}
            <div className={css.row}>
              {phones[0] && <Phone phone={phones[0]} contactId={id} />}
              {emails[0] && <a href={`mailto:${emails[0]}`}>{emails[0]}</a>}
            </div>
          </div>
        ))}
      </div>
      {picking ? (
        <Picker
          label={t('people.search')}
          of="contacts"
          find={findContacts}
          onPick={({ id }) => void take(id).then(again, toastProblem)}
          onCancel={() => setPicking(false)}
        />
      ) : (
        <Button look="quiet" onClick={() => setPicking(true)}>
          {t('people.find')}
        </Button>
      )}
      {adding && <NewContact companyId={company.id} onClose={() => setAdding(false)} onMade={again} />}
    </Section>
  );
};
