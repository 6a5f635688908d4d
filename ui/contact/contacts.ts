import type { Contact, ContactItem, ContactPatch } from '../../workflows/contact/contact.schema.ts';
import { get, patch, post } from '../ask/ask.ts';
import { isProblem } from '../ask/problem.ts';
import { askAgain, asking } from '../ask/asking.ts';
import { cache } from '../cache.ts';
import type { Picked } from '../kit/Picker.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { phoneText } from '../../workflows/contact/phone-text.ts';

export const contactQuery = (id: string) => asking('/contacts/{id}', { path: { id } });

export const findContacts = async (q: string, signal: AbortSignal): Promise<Picked[]> =>
  (await get('/contacts', { query: { q, limit: 8 }, signal })).items.map((one) => ({
    ...{ id: one.id, text: one.name, note: reachedBy(one) },
  }));

const reachedBy = ({ phones, emails, company }: Pick<ContactItem, 'phones' | 'emails' | 'company'>): string =>
  [phones[0] && phoneText(phones[0]), emails[0], company?.name].filter(Boolean).slice(0, 2).join(' · ');

/** Saves values of a contact; what others changed meanwhile comes back with it. */
export const changeContact = async ({ id, version }: Contact, values: Omit<ContactPatch, 'version'>): Promise<void> => {
  try {
    takeContact(await patch('/contacts/{id}', { path: { id }, body: { version, ...values } }));
  } catch (error) {
    void askAgain([['/contacts/{id}', { path: { id } }]]);
    throw error;
  }
};

/** What was typed for a new person goes to one who is here already: addresses that are new there are added. */
export const joinTyped = async (id: string, typed: { phone: string; email: string }): Promise<Contact> => {
  for (const kind of ['phone', 'email'] as const)
    if (typed[kind].trim() !== '')
      // an address that is there, or is not hers to add, is no reason not to open the card
      await post('/contacts/{id}/addresses', { path: { id }, body: { kind, value: typed[kind].trim() } }).catch(
        (error: unknown) => isProblem(error, 'AddressAccepted') || toastProblem(error),
      );
  const contact = await get('/contacts/{id}', { path: { id } });
  takeContact(contact);
  return contact;
};

export const takeContact = (contact: Contact): void => {
  cache.setQueryData(contactQuery(contact.id).queryKey, contact);
  refreshPeople();
};

/** Lists, companies and cards of leads that show people. */
export const refreshPeople = (): void => {
  void askAgain([['/contacts'], ['/companies'], ['/companies/{id}'], ['/leads/{id}/client']]);
  void cache.invalidateQueries({ queryKey: ['pick'] });
};

export const refreshContact = (id: string): void => {
  void askAgain([['/contacts/{id}', { path: { id } }]]);
  refreshPeople();
};

export type AddressWord = 'accept' | 'refuse' | 'main' | 'stop' | 'resume';

/** Sends what a user decided about an address, and asks for the contact anew whatever came of it. */
export const decideAddress = (id: string, address: string, word: AddressWord): Promise<void> =>
  post(`/contacts/{id}/addresses/{address}/${word}`, { path: { id, address } })
    .catch(toastProblem)
    .then(() => refreshContact(id));
