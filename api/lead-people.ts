import { companyName } from '../prisma/company/company.queries.ts';
import { sightOfContact } from '../prisma/contact/contact.queries.ts';
import {
  addLeadContact,
  changeLeadContactRole,
  chooseLeadContact,
  removeLeadContact,
  setLeadCompany,
} from '../prisma/contact/lead-contact.ts';
import { LeadCompany } from '../workflows/company/company.schema.ts';
import { LeadContactRole, NewLeadContact } from '../workflows/contact/contact.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { everybody, route } from './http/route.ts';
import { ifSeen } from './http/seen.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';

const tag = 'Leads';
const params = IdParams.extend({ contact: Id });

/** The people and the company of a lead. */
export const leadPeopleRoutes = [
  route({
    method: 'post',
    path: '/leads/{id}/contacts',
    tag,
    summary: 'Add a person whom the reader sees; messages go to the main one',
    access: everybody,
    params: IdParams,
    body: NewLeadContact,
    out: Changed,
    status: 201,
    handler: (call) =>
      ifSeen(call, async () => {
        if ((await sightOfContact(call.deps.db, call.me, call.body.contactId)) === 'none') return refuse('NotFound');
        return addLeadContact(call.deps.db, { ...doingOf(call), leadId: call.params.id, ...call.body });
      }),
  }),
  route({
    method: 'patch',
    path: '/leads/{id}/contacts/{contact}',
    tag,
    summary: 'Say what a person is on the lead',
    access: everybody,
    params,
    body: LeadContactRole,
    out: Changed,
    handler: (call) => {
      const { id: leadId, contact: contactId } = call.params;
      return ifSeen(call, () =>
        changeLeadContactRole(call.deps.db, { ...doingOf(call), leadId, contactId, ...call.body }),
      );
    },
  }),
  route({
    method: 'post',
    path: '/leads/{id}/contacts/{contact}/main',
    tag,
    summary: 'Make a person the main one: messages about the lead go to her',
    access: everybody,
    params,
    out: Changed,
    handler: (call) => {
      const { id: leadId, contact: contactId } = call.params;
      return ifSeen(call, () => chooseLeadContact(call.deps.db, { ...doingOf(call), leadId, contactId }));
    },
  }),
  route({
    method: 'delete',
    path: '/leads/{id}/contacts/{contact}',
    tag,
    summary: 'Remove a person from the lead; the main one stays',
    access: everybody,
    params,
    out: Changed,
    handler: (call) => {
      const { id: leadId, contact: contactId } = call.params;
      return ifSeen(call, () => removeLeadContact(call.deps.db, { ...doingOf(call), leadId, contactId }));
    },
  }),
  route({
    method: 'post',
    path: '/leads/{id}/company',
    tag,
    summary: 'Say which company the lead is with; null: none',
    access: everybody,
    params: IdParams,
    body: LeadCompany,
    out: Changed,
    handler: (call) =>
      ifSeen(call, async () => {
        const { companyId } = call.body;
        const name = companyId === null ? '' : await companyName(call.deps.db, call.me, companyId);
        if (name === undefined) return refuse('CompanyUnknown');
        return setLeadCompany(call.deps.db, { ...doingOf(call), leadId: call.params.id, companyId, name });
      }),
  }),
];
