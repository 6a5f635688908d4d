import type { Stranger } from './account.schema.ts';

/** What Telegram would tell of a message that somebody writes as a client. Its ids are the moment's, so that they grow. */
export const sandboxUpdate = (from: Stranger, text: string, now: Date) => {
  const id = now.getTime() * 100 + Math.floor(Math.random() * 100);
  const person = { id: from.id, is_bot: false, first_name: from.name, language_code: from.language };
  const date = Math.floor(now.getTime() / 1000);
  return {
    update_id: id,
    message: { message_id: id, date, chat: { id: from.id, type: 'private' }, from: person, text },
  };
};
