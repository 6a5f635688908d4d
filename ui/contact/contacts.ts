import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Contact, ContactItem, ContactPatch } from '../../workflows/contact/contact.schema.ts';
import { get, patch, post, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import type { Picked } from '../kit/Picker.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { phoneText } from './address-text.ts';

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => get<Contact>(`/contacts/${id}`, { signal }),
  });

export const contactsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['contacts', q],
    queryFn: ({ signal, pageParam }) =>
      get<Page<ContactItem>>('/contacts', { query: { q, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const findContacts = async (q: string, signal: AbortSignal): Promise<Picked[]> =>
  (await get<Page<ContactItem>>('/contacts', { query: { q, limit: 8 }, signal })).items.map(
    ({ id, name, phones, emails, company }) => ({
      ...{ id, text: name },
      note: [phones[0] && phoneText(phones[0]), emails[0], company?.name].filter(Boolean).slice(0, 2).join(' · '),
    }),
  );

/** Saves one value of a contact; what others changed meanwhile comes back with it. */
export const changeContact = async ({ id, version }: Contact, values: Omit<ContactPatch, 'version'>): Promise<void> => {
  try {
    takeContact(await patch<Contact>(`/contacts/${id}`, { version, ...values }));
  } catch (error) {
    void cache.invalidateQueries({ queryKey: ['contact', id] });
    throw error;
  }
};

export const takeContact = (contact: Contact): void => {
  cache.setQueryData(contactQuery(contact.id).queryKey, contact);
  refreshPeople();
};

/** Lists, companies and cards of leads that show people. */
export const refreshPeople = (): void => {
  for (const what of ['contacts', 'company', 'companies', '/leads/{id}/client', 'pick'])
    void cache.invalidateQueries({ queryKey: [what] });
};

/** Sends what a user decided about a contact, and asks for it anew whatever came of it. */
export const sayOfContact = async (id: string, path: string, body?: object): Promise<boolean> => {
  try {
    await post(`/contacts/${id}/${path}`, body);
    return true;
  } catch (error) {
    toastProblem(error);
    return false;
  } finally {
    refreshContact(id);
  }
};

export const refreshContact = (id: string): void => {
  void cache.invalidateQueries({ queryKey: ['contact', id] });
  refreshPeople();
};
