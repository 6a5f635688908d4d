import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { IconBuilding } from '@tabler/icons-react';
import type { CompanyItem } from '../../workflows/company/company.schema.ts';
import { askingPages } from '../ask/asking.ts';
import { ListPage, type Column } from '../contact/ListPage.tsx';
import { useWords } from '../words.ts';
import { NewCompany } from './NewCompany.tsx';

export const CompaniesPage = () => {
  const { t } = useWords('company');
  const { q = '' } = useSearch({ from: '/frame/companies' });
  const list = useInfiniteQuery(askingPages('/companies', { query: { q } }));
  const columns: Column<CompanyItem>[] = [
    {
      head: t('field.name'),
      cell: ({ id, name }) => (
        <Link to="/companies/$id" params={{ id }}>
          {name}
        </Link>
      ),
    },
    { head: t('field.taxId'), cell: ({ taxId }) => taxId },
    { head: t('people'), cell: ({ contacts }) => contacts > 0 && t('people.count', { count: contacts }) },
    { head: t('leads'), cell: ({ leads }) => leads > 0 && t('leads.count', { count: leads }), number: true },
  ];
  return (
    <ListPage
      noun="company"
      at="/companies"
      title={t('companies')}
      q={q}
      list={list}
      columns={columns}
      icon={<IconBuilding />}
      entering={(onClose) => <NewCompany onClose={onClose} />}
    />
  );
};
