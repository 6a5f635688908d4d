import { addressesAfter } from '../../workflows/contact/addresses.ts';
import { clientOf } from '../../workflows/contact/client.ts';
import { withDefaults } from '../../workflows/field/field.ts';
import type { FormDefinition } from '../../workflows/form/form.schema.ts';
import type { FormValues } from '../../workflows/form/form.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { ticketAnswered } from '../../workflows/ticket/asked.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import { addressesChanged } from '../contact/address-row.ts';
import { knownOf } from '../contact/intake-person.ts';
import { together } from '../delivery/delivery.ts';
import { houseFields } from '../field/house-fields.ts';
import { uuidv7 } from '../id.ts';
import { newTicket, type Made } from '../ticket/new-ticket.ts';
import type { Change, Doing } from '../write.ts';

type Taking = { form: { key: string; definition: FormDefinition }; pipeline: string; values: FormValues; at: string };

/**
 * The ticket that a form opens, with its client: a known one, if the name may be theirs, of whom nothing that a stranger types changes anything, else a
 * new one. Refused: UnknownPipeline.
 */
export const ticketByForm = async (
  db: Database,
  doing: Doing,
  { form, pipeline, values, at }: Taking,
): Promise<Change<Made> | Refusal> => {
  const { phone, email, language, contactFields } = values;
  const name = values.name || phone || email || '';
  const person = { name, phone, email, language };
  const { held, contacts } = await knownOf(db, person, 'ticket');
  const ids = { contact: uuidv7(), phone: uuidv7(), email: uuidv7() };
  const origin = { from: 'form' as const, key: form.key };
  const client = clientOf(person, held, { trust: 'claimed', origin, byColleague: false, ids });
  const { contactId, isKnown } = client;
  const addresses = addressesChanged(held, addressesAfter(held, client.addresses, at), at);
  const fields = withDefaults(await houseFields(db), 'contact', contactFields);
  const contact = { id: contactId, name, language, consent_at: at, fields };
  const asked = ticketAnswered(values.fields, inLanguage(form.definition.title, language));
  const wish = {
    ...asked,
    ...{ pipeline, source: 'form' as const, branch: '', region: '', tags: [], contactId, language, form: form.key },
  };
  const made = await newTicket(db, wish, undefined, { ...doing, at });
  if (isRefusal(made)) return made;
  const before: Change = {
    updates: [...addresses.updates, ...(addresses.inserts.length > 0 ? contacts : [])],
    inserts: [...(isKnown ? [] : [{ table: 'contact', row: contact }]), ...addresses.inserts],
    result: null,
  };
  return { ...together(before, [made]), result: made.result };
};
