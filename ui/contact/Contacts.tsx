import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { IconAddressBook, IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { askingPages } from '../ask/asking.ts';
import { ImportLink } from '../import/ImportLink.tsx';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Page } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { Search } from '../kit/Search.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useWords } from '../words.ts';
import css from './Card.module.css';
import { Kinds } from './Kinds.tsx';
import { NewContact } from './NewContact.tsx';
import { Phone } from './Phone.tsx';

export const ContactsPage = () => {
  const { t } = useWords('contact');
  const navigate = useNavigate();
  const { q = '' } = useSearch({ from: '/frame/contacts' });
  const [adding, setAdding] = useState(false);
  useEffect(() => void (document.title = `${t('people')} · Voronka`), [t]);
  const look = useCallback(
    (text: string) => void navigate({ to: '/contacts', search: text ? { q: text } : {}, replace: true }),
    [navigate],
  );
  useKeys([{ keys: 'c', does: t('new'), run: () => setAdding(true) }]);
  const list = useInfiniteQuery(askingPages('/contacts', { query: { q } }));
  const contacts = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page
      title={t('people')}
      action={
        <>
          <ImportLink noun="contact" />
          <Button look="primary" icon={<IconPlus size={16} />} keys="c" folds onClick={() => setAdding(true)}>
            {t('new')}
          </Button>
        </>
      }
    >
      <Kinds at="/contacts">
        <Search value={q} onChange={look} hint={t('search')} />
      </Kinds>
      {list.error && <Problem error={list.error} again={() => void list.refetch()} />}
      {list.isPending && <Skeleton rows={8} height={36} />}
      {list.isSuccess && contacts.length === 0 && (
        <Empty
          icon={<IconAddressBook />}
          title={t(q ? 'none.found' : 'none.title')}
          text={t(q ? 'none.found.text' : 'none.text')}
          action={<Button onClick={() => setAdding(true)}>{t('new')}</Button>}
        />
      )}
      {contacts.length > 0 && (
        <div className={css.list}>
          <table className={css.table}>
            <thead>
              <tr>
                <th>{t('field.name')}</th>
                <th>{t('contact.phone')}</th>
                <th>{t('contact.email')}</th>
                <th>{t('field.company')}</th>
                <th className={css.number}>{t('leads')}</th>
              </tr>
            </thead>
            <tbody>
              {contacts.map(({ id, name, phones, emails, company, position, leads }) => (
                <tr key={id}>
                  <td>
                    <Link to="/contacts/$id" params={{ id }}>
                      {name}
                    </Link>
                  </td>
                  <td>{phones[0] && <Phone phone={phones[0]} />}</td>
                  <td>{emails[0]}</td>
                  <td>
                    {company && (
                      <Link to="/companies/$id" params={{ id: company.id }}>
                        {company.name}
                      </Link>
                    )}
                    {position && <span className={css.dim}> {position}</span>}
                  </td>
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
      {adding && <NewContact onClose={() => setAdding(false)} />}
    </Page>
  );
};
