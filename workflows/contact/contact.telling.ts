import { changedSentence } from '../event/changed.ts';
import type { Teller, Telling } from '../event/telling.ts';
import { contactColumnWords } from './contact.columns.words.ts';
import { contactEventWords } from './contact.events.words.ts';
import { phoneText } from './phone-text.ts';
import { roleText } from './role.ts';

/** Of clients, companies, and what a lead has to do with them. */
export const contactTelling = {
  words: { ...contactEventWords, ...contactColumnWords },
  values: ({ data: { address, name } }) => {
    const named = String(name ?? '');
    return { address: phoneText(String(address ?? '')), client: named, company: named || '—' };
  },
  says: {
    'contact.changed': (event, teller) => teller.say(event.type, { what: changedSentence(event, teller) }),
    'company.changed': (event, teller) => teller.say(event.type, { what: changedSentence(event, teller) }),
    'lead.contact_added': ({ type, data: { name, role } }, teller) => inRole(type, name, role, teller),
    'lead.contact_role_changed': ({ type, data: { name, to } }, teller) => inRole(type, name, to, teller),
  },
} satisfies Telling;

const inRole = (type: string, client: string, role: string, { say, language }: Teller): string =>
  say(type, { client, role: roleText(role, language) });
