import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Company } from '../../workflows/company/company.schema.ts';
import { phoneText } from '../contact/address-text.ts';
import { Leads } from '../contact/Leads.tsx';
import { NewContact } from '../contact/NewContact.tsx';
import { WayBack } from '../contact/WayBack.tsx';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { Page } from '../kit/Header.tsx';
import { InPlace } from '../kit/InPlace.tsx';
import { PageProblem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { PageSkeleton } from '../kit/Skeleton.tsx';
import { Pair } from '../lead/Origin.tsx';
import { useWords } from '../words.ts';
import css from '../contact/Card.module.css';
import shared from '../lead/Lead.module.css';
import { changeCompany, companyQuery } from './companies.ts';

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
  const { t } = useWords('company');
  useEffect(() => void (document.title = `${company.name} · Voronka`), [company.name]);
  return (
    <Page
      title={
        <>
          <WayBack to="/companies" />
          {company.name}
        </>
      }
      note={company.taxId}
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
          <People company={company} />
        </div>
        <div className={css.stack}>
          <Leads leads={company.leads} />
        </div>
      </div>
    </Page>
  );
};

const People = ({ company }: { company: Company }) => {
  const { t } = useWords('company');
  const [adding, setAdding] = useState(false);
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
              {phones[0] && <a href={`tel:${phones[0]}`}>{phoneText(phones[0])}</a>}
              {emails[0] && <a href={`mailto:${emails[0]}`}>{emails[0]}</a>}
            </div>
          </div>
        ))}
      </div>
      {adding && (
        <NewContact
          companyId={company.id}
          onClose={() => setAdding(false)}
          onMade={() => void cache.invalidateQueries({ queryKey: ['company', company.id] })}
        />
      )}
    </Section>
  );
};
