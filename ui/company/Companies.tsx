import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { IconBuilding } from '@tabler/icons-react';
import { askingPages } from '../ask/asking.ts';
import { ListPage } from '../contact/ListPage.tsx';
import { useAsked } from '../contact/list-search.ts';
import { useWords } from '../words.ts';
import { NewCompany } from './NewCompany.tsx';

export const CompaniesPage = () => {
  const { t } = useWords('company');
  const search = useSearch({ from: '/frame/companies' });
  const asked = useAsked(search);
  const list = useInfiniteQuery({
    ...askingPages('/companies', { query: { ...asked, sort: search.sort } }),
    placeholderData: keepPreviousData,
  });
  return (
    <ListPage
      noun="company"
      at="/companies"
      title={t('companies')}
      icon={<IconBuilding />}
      entering={(onClose) => <NewCompany onClose={onClose} />}
      {...{ search, asked, list }}
    />
  );
};
