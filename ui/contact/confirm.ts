import type { ContactAddress } from '../../workflows/contact/contact.schema.ts';
import { wayOf } from '../../workflows/contact/confirmation.ts';
import { post } from '../ask/ask.ts';
import type { Question } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { useWords } from '../words.ts';

/** Whether the client may be asked now, and was not yet. */
export const mayAsk = ({ kind, trust, refused, stopped, asked }: ContactAddress): boolean =>
  wayOf(kind) !== undefined && trust !== 'confirmed' && !refused && !stopped && !asked;

export const changesAddresses = (id: string): Question[] => [
  ['/contacts/{id}', { path: { id } }],
  ['/leads/{id}/client'],
];

export const useAskToConfirm = (contactId: string) => {
  const { t } = useWords('contact');
  return useWrite(
    (address: string) => post('/contacts/{id}/addresses/{address}/confirmation', { path: { id: contactId, address } }),
    { changes: changesAddresses(contactId), says: t('confirm.sent') },
  );
};
