import { useInfiniteQuery, keepPreviousData } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { IconAddressBook } from '@tabler/icons-react';
import { askingPages } from '../ask/asking.ts';
import { useWords } from '../words.ts';
import { ListPage } from './ListPage.tsx';
import { useAsked } from './list-search.ts';
import { NewContact } from './NewContact.tsx';

export const ContactsPage = () => {
  const { t } = useWords('contact');
  const search = useSearch({ from: '/frame/contacts' });
  const asked = useAsked(search);
  const list = useInfiniteQuery({
    ...askingPages('/contacts', { query: { ...asked, sort: search.sort } }),
    placeholderData: keepPreviousData,
  });
  return (
    <ListPage
      noun="contact"
      at="/contacts"
      title={t('people')}
      icon={<IconAddressBook />}
      entering={(onClose) => <NewContact onClose={onClose} />}
      {...{ search, asked, list }}
    />
  );
};
