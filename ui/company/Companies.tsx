import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { askingPages } from '../ask/asking.ts';
import { Kinds } from '../contact/Kinds.tsx';
import { ImportLink } from '../import/ImportLink.tsx';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Page } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { Search } from '../kit/Search.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useWords } from '../words.ts';
import css from '../contact/Card.module.css';
import { NewCompany } from './NewCompany.tsx';

export const CompaniesPage = () => {
  const { t } = useWords('company');
  const navigate = useNavigate();
  const { q = '' } = useSearch({ from: '/frame/companies' });
  const [adding, setAdding] = useState(false);
  useEffect(() => void (document.title = `${t('companies')} · Voronka`), [t]);
  const look = useCallback(
    (text: string) => void navigate({ to: '/companies', search: text ? { q: text } : {}, replace: true }),
    [navigate],
  );
  useKeys([{ keys: 'c', does: t('new'), run: () => setAdding(true) }]);
  const list = useInfiniteQuery(askingPages('/companies', { query: { q } }));
  const companies = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page
      title={t('companies')}
      action={
        <>
          <ImportLink noun="company" />
          <Button look="primary" icon={<IconPlus size={16} />} keys="c" folds onClick={() => setAdding(true)}>
            {t('new')}
          </Button>
        </>
      }
    >
      <Kinds at="/companies">
        <Search value={q} onChange={look} hint={t('search')} />
      </Kinds>
      {list.error && <Problem error={list.error} again={() => void list.refetch()} />}
      {list.isPending && <Skeleton rows={8} height={36} />}
      {list.isSuccess && companies.length === 0 && (
        <Empty
          icon={<IconBuilding />}
          title={t(q ? 'none.found' : 'none.title')}
          text={t(q ? 'none.found.text' : 'none.text')}
          action={<Button onClick={() => setAdding(true)}>{t('new')}</Button>}
        />
      )}
      {companies.length > 0 && (
        <div className={css.list}>
          <table className={css.table}>
            <thead>
              <tr>
                <th>{t('field.name')}</th>
                <th>{t('field.taxId')}</th>
                <th>{t('people')}</th>
                <th className={css.number}>{t('leads')}</th>
              </tr>
            </thead>
            <tbody>
              {companies.map(({ id, name, taxId, contacts, leads }) => (
                <tr key={id}>
                  <td>
                    <Link to="/companies/$id" params={{ id }}>
                      {name}
                    </Link>
                  </td>
                  <td>{taxId}</td>
                  <td>{contacts > 0 && t('people.count', { count: contacts })}</td>
                  <td className={css.number}>{leads > 0 && t('leads.count', { count: leads })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {adding && <NewCompany onClose={() => setAdding(false)} />}
    </Page>
  );
};
