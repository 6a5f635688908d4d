import { readConnected } from '../prisma/account/account.ts';
import { readContact } from '../prisma/contact/contact.queries.ts';
import { writeFirst } from '../prisma/conversation/write-first.ts';
import { readLead } from '../prisma/lead/lead.queries.ts';
import { FirstMessage, Written } from '../workflows/conversation/conversation.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { everybody, route } from './http/route.ts';
import { doingOf } from './http/shapes.ts';

export const conversationFirstRoutes = [
  route({
    method: 'post',
    path: '/conversations',
    tag: 'Conversations',
    summary: 'Write to a client first, where an account can: a letter of its own, or the one thread with that address',
    access: everybody,
    body: FirstMessage,
    out: Written,
    status: 201,
    handler: async (call) => {
      const { deps, me, language, body } = call;
      const { contactId, addressId, leadId = null, ...first } = body;
      const contact = await readContact(deps.db, me, contactId);
      const address = contact && 'id' in contact && contact.addresses.find(({ id }) => id === addressId);
      const account = await readConnected(deps.db, first.account, language);
      if (!contact || !('id' in contact) || !address || isRefusal(account)) return refuse('NotFound');
      // whoever answers in the account sees all of its talks
      const answers = me.role !== 'manager' || account.people.length === 0 || account.people.includes(me.id);
      if (!answers || (leadId && !(await readLead(deps.db, me, leadId)))) return refuse('NotFound');
      return writeFirst(deps.db, { ...doingOf(call), ...first, contact, address, leadId });
    },
  }),
];
