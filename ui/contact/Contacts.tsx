import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { IconAddressBook } from '@tabler/icons-react';
import type { ContactItem } from '../../workflows/contact/contact.schema.ts';
import { askingPages } from '../ask/asking.ts';
import { useWords } from '../words.ts';
import css from './Card.module.css';
import { ListPage, type Column } from './ListPage.tsx';
import { NewContact } from './NewContact.tsx';
import { Phone } from './Phone.tsx';

export const ContactsPage = () => {
  const { t } = useWords('contact');
  const { q = '' } = useSearch({ from: '/frame/contacts' });
  const list = useInfiniteQuery(askingPages('/contacts', { query: { q } }));
  const columns: Column<ContactItem>[] = [
    {
      head: t('field.name'),
      cell: ({ id, name }) => (
        <Link to="/contacts/$id" params={{ id }}>
          {name}
        </Link>
      ),
    },
    { head: t('contact.phone'), cell: ({ phones }) => phones[0] && <Phone phone={phones[0]} /> },
    { head: t('contact.email'), cell: ({ emails }) => emails[0] },
    { head: t('field.company'), cell: (contact) => <Works {...contact} /> },
    { head: t('leads'), cell: ({ leads }) => leads > 0 && t('leads.count', { count: leads }), number: true },
  ];
  return (
    <ListPage
      noun="contact"
      at="/contacts"
      title={t('people')}
      q={q}
      list={list}
      columns={columns}
      icon={<IconAddressBook />}
      entering={(onClose) => <NewContact onClose={onClose} />}
    />
  );
};

const Works = ({ company, position }: Pick<ContactItem, 'company' | 'position'>) => (
  <>
    {company && (
      <Link to="/companies/$id" params={{ id: company.id }}>
        {company.name}
      </Link>
    )}
    {position && <span className={css.dim}> {position}</span>}
  </>
);
