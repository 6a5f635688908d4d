import { openDesk, type Name } from '../support/desk.ts';
import { come, ivan, messageNow, openAccountIn } from './talk.ts';

let clients = 900_000;

/** A desk with one account where clients write, and what operators do there. */
export const openWindow = async (opened: Parameters<typeof openAccountIn>[2] = {}) => {
  const desk = await openDesk();
  const { office, ask } = desk;
  const account = await openAccountIn(office, undefined, opened);
  const get = async (path: string, as: Name = 'aida') => (await ask('GET', path, { as })).body;
  const post = (path: string, body: object = {}, as: Name = 'aida') => ask('POST', path, { as, body });
  const writes = (from: typeof ivan, text: string) => come(office, account, messageNow(text, from));
  return {
    ...{ desk, office, account, get, post, writes },
    close: () => desk.close(),
    /** Somebody new writes this. */
    begin: async (text: string) => {
      const from = { ...ivan, id: ++clients, first_name: `Client ${clients}`, language_code: 'ru' };
      await writes(from, text);
      const { rows } = await office.db.pool.query<{ id: string }>('SELECT id FROM conversation WHERE thread = $1', [
        String(from.id),
      ]);
      return { from, id: rows[0]!.id };
    },
    say: (id: string, body: object, as: Name = 'aida') => post(`/conversations/${id}/messages`, body, as),
    act: (id: string, what: string, body: object = {}, as: Name = 'aida') =>
      post(`/conversations/${id}/${what}`, body, as),
    one: (id: string, as: Name = 'aida') => get(`/conversations/${id}`, as),
    messages: async (id: string, as: Name = 'aida') => (await get(`/conversations/${id}/messages`, as)).items,
  };
};
export type Window = Awaited<ReturnType<typeof openWindow>>;
