import { useMemo } from 'react';
import { nounFactsOf, type Fact } from '../automation/condition/facts.ts';
import { useAround } from '../field/fields.ts';
import { useTicketConditions } from '../ticket/conditions.ts';
import { useWords } from '../words.ts';

/** What a promise does not hang on: it is about these moments itself, or they say nothing of what is asked. */
const own = /^(nextDueAt|postponedUntil|dueAt|responsible|stageEnteredAt|createdAt|closedAt|number|stage)$/;

/** What a policy may ask: of a ticket, and the fields of its client. */
export const usePolicyFacts = (): Fact[] => {
  const { language } = useWords('service');
  const { names, facts } = useTicketConditions(undefined);
  const around = useAround();
  return useMemo(() => {
    const ofClient = around.filter(({ key }) => key.startsWith('contact.fields.'));
    const more = nounFactsOf({ ...names, around: ofClient }, language, { currency: 'KZT', users: [], calendars: [] });
    const asked = new Set(ofClient.map(({ key }) => key));
    return [...facts.filter(({ path }) => !own.test(path)), ...more.filter(({ path }) => asked.has(path))];
  }, [names, facts, around, language]);
};
