import { z } from 'zod';
import { companyName } from '../prisma/company/company.queries.ts';
import { alikeContacts } from '../prisma/contact/alike.ts';
import { addContactAddress, changeContact, createContact, decideContactAddress } from '../prisma/contact/contact.ts';
import { readContact, sightOfContact } from '../prisma/contact/contact.queries.ts';
import { whyNotWrite } from '../prisma/field/field.queries.ts';
import { Alike } from '../workflows/contact/alike.schema.ts';
import { NewAddress } from '../workflows/contact/address.schema.ts';
import type { Decision, Wish } from '../workflows/contact/address.ts';
import { Contact, ContactPatch, NewContact } from '../workflows/contact/contact.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { movedTo } from './http/moved.ts';
import { everybody, route } from './http/route.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';
import { ifWhole, type OnContact } from './whole-contact.ts';

const tag = 'Contacts';

const deciding = (path: string, decision: Decision | Wish, summary: string) =>
  route({
    method: 'post',
    path: `/contacts/{id}/addresses/{address}/${path}`,
    tag,
    summary,
    access: everybody,
    params: IdParams.extend({ address: Id }),
    out: Changed,
    handler: (call) =>
      ifWhole(call, () =>
        decideContactAddress(call.deps.db, {
          ...doingOf(call),
          contactId: call.params.id,
          addressId: call.params.address,
          decision,
        }),
      ),
  });

export const contactRoutes = [
  route({
    method: 'post',
    path: '/contacts',
    tag,
    summary: 'Enter a person',
    access: everybody,
    body: NewContact,
    out: Contact,
    status: 201,
    handler: async (call) => {
      const { deps, me, body } = call;
      if (body.companyId !== null && (await companyName(deps.db, me, body.companyId)) === undefined)
        return refuse('CompanyUnknown');
      if (!(await seesCompanies(call, body.companies))) return refuse('CompanyUnknown');
      const why = await whyNotWrite(deps.db, me, 'contact', body.fields, 'create');
      if (why) return why;
      const created = await createContact(deps.db, { ...doingOf(call), contact: body });
      return isRefusal(created) ? created : contactFor(call, created.id);
    },
  }),
  route({
    method: 'get',
    path: '/contacts/alike',
    tag,
    summary: 'Who has this phone or e-mail already; of clients of colleagues only that there are some',
    access: everybody,
    query: z.object({
      name: z.string().max(200).default(''),
      phone: z.string().max(40).default(''),
      email: z.string().max(300).default(''),
      except: Id.optional(),
    }),
    out: Alike,
    handler: ({ deps, me, query, language }) => alikeContacts(deps.db, me, { ...query, language }),
  }),
  route({
    method: 'get',
    path: '/contacts/{id}',
    tag,
    summary: 'One person, as far as the reader may know them; one that was merged into another redirects there',
    access: everybody,
    params: IdParams,
    out: Contact,
    handler: async ({ deps, me, params, response }) => {
      const contact = await readContact(deps.db, me, params.id);
      if (!contact) return refuse('NotFound');
      return 'movedTo' in contact ? movedTo(response, `/contacts/${contact.movedTo}`) : contact;
    },
  }),
  route({
    method: 'patch',
    path: '/contacts/{id}',
    tag,
    summary:
      'Change name, language, time zone, companies, position or fields; 409 only where somebody else changed the same value since `version`',
    access: everybody,
    params: IdParams,
    body: ContactPatch,
    out: Contact,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      const sight = await sightOfContact(deps.db, me, params.id);
      if (sight === 'none') return refuse('NotFound');
      const why = await whyNotWrite(deps.db, me, 'contact', body.fields, 'save', params.id);
      if (why) return why;
      const company = body.companyId
        ? await companyName(deps.db, me, body.companyId)
        : body.companyId === null
          ? ''
          : undefined;
      if (body.companyId && company === undefined) return refuse('CompanyUnknown');
      if (!(await seesCompanies(call, body.companies))) return refuse('CompanyUnknown');
      const wish = { contactId: params.id, patch: body, sees: sight === 'all', company };
      const changed = await changeContact(deps.db, { ...doingOf(call), ...wish });
      return isRefusal(changed) ? changed : contactFor(call, changed.id);
    },
  }),
  route({
    method: 'post',
    path: '/contacts/{id}/addresses',
    tag,
    summary: 'Add a phone or an e-mail; one that is there is accepted',
    access: everybody,
    params: IdParams,
    body: NewAddress,
    out: Changed,
    status: 201,
    handler: (call) =>
      ifWhole(call, () =>
        addContactAddress(call.deps.db, { ...doingOf(call), contactId: call.params.id, ...call.body }),
      ),
  }),
  deciding('accept', 'accepted', 'Vouch for an address: what concerns any lead of this person may go there'),
  deciding('refuse', 'refused', 'Say that an address is not this person’s: nothing goes there any more'),
  deciding('main', 'chosen', 'Choose an address for all that goes to this person'),
  deciding('stop', 'stopped', 'The person asked not to be written to or called at an address'),
  deciding('resume', 'resumed', 'An address may be written to and called again'),
];

/** Whether the reader sees all companies that are added; one that is taken away need not be there any more. */
const seesCompanies = async (
  { deps, me }: Pick<OnContact, 'deps' | 'me'>,
  companies: Record<string, { role: string } | null> = {},
): Promise<boolean> => {
  for (const [id, one] of Object.entries(companies))
    if (one && (await companyName(deps.db, me, id)) === undefined) return false;
  return true;
};

const contactFor = async ({ deps, me }: Pick<OnContact, 'deps' | 'me'>, id: string) => {
  const contact = await readContact(deps.db, me, id);
  return contact && !('movedTo' in contact) ? contact : refuse('NotFound');
};
