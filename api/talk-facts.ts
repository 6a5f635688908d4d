import type { Database } from '../prisma/client.ts';
import { readFactsOfTalk, type LetterFacts } from '../prisma/letter/letter.ts';
import type { Conversation } from '../workflows/conversation/conversation.schema.ts';
import type { Language } from '../workflows/words/words.schema.ts';

/** What a reply in a talk may name: the person is whoever it is with, whoever else the lead is about. */
export const factsOfTalk = async (
  db: Database,
  { id, lead, contact }: Pick<Conversation, 'id' | 'lead' | 'contact'>,
  language: Language,
): Promise<LetterFacts> => {
  const facts = await readFactsOfTalk(db, { conversationId: id, sees: lead !== null, language });
  if (!facts) throw new Error(`conversation ${id} was read a moment ago`);
  return { ...facts, contact: { ...facts.contact, name: contact.name } };
};
