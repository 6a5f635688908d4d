import { isRefusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { command } from '../write.ts';
import { answeredByItself } from './answer-by-itself.ts';
import { orderConversation, readConversationRow } from './conversation-row.ts';

/** The house says something by itself: the client waits for somebody as before. Nothing to whom we may not write. */
export const sayByItself = async (
  db: Database,
  { id, key, says }: { id: string; key: string; says: (language: Language) => string },
): Promise<void> => {
  await command<null>(db, { key, request: { say: id } }, async () => {
    const row = await readConversationRow(db, id);
    if (isRefusal(row) || row.blocked_at || row.spam_at) return { result: null };
    const at = new Date().toISOString();
    const said = { message: uuidv7(), text: says(row.language as Language) };
    const order = { do: 'answer' as const, said: [said], by: null, automatic: true };
    const change = orderConversation(row, { actor: { kind: 'system' }, at }, order);
    return isRefusal(change) ? change : { ...answeredByItself(row, change, said, at), result: null };
  });
};
