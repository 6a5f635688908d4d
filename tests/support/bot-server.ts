import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOfCall } from './bot-call.ts';

type Call = { method: string; order: Record<string, any> };
/** What becomes of the next call: an answer of its own, or it is done and the connection breaks before anybody hears. */
type Next = { code: number; description: string; parameters?: object } | 'dies after acting' | 'breaks before acting';

/** A server of the Bot API for one bot, which doubles, delays, refuses and dies as it is told. */
export const openBotServer = async ({ token = `1:${'a'.repeat(35)}`, username = 'Anna_Bot' } = {}) => {
  const calls: Call[] = [];
  const sent: Record<string, any>[] = [];
  const next: Next[] = [];
  let waiting: { update_id: number }[] = [];
  const offsets: number[] = [];
  /** what lies at the provider, by the id of a file; a text is what is answered instead */
  const files = new Map<string, Buffer | string>();
  let number = 100;
  /** who is in its groups, besides the bot */
  let inGroups: number[] = [];
  const act = ({ method, order }: Call): unknown => {
    if (method === 'getMe') return { id: 1, is_bot: true, first_name: 'Anna', username };
    if (method === 'getUpdates') {
      offsets.push(order['offset'] ?? 0);
      waiting = waiting.filter(({ update_id: id }) => id >= (order['offset'] ?? 0));
      return waiting.slice(0, order['limit']);
    }
    if (method === 'getFile') return { file_id: order['file_id'], file_path: `files/${order['file_id']}` };
    if (method === 'getChatMemberCount') return inGroups.length + 1;
    if (method === 'getChatMember')
      return { status: inGroups.includes(Number(order['user_id'])) ? 'member' : 'left', user: { id: 1 } };
    if (!method.startsWith('send') || method === 'sendChatAction') return true;
    const message = { message_id: ++number, date: 1, chat: { id: Number(order['chat_id']), type: 'private' } };
    sent.push({ ...order, method });
    return message;
  };
  const server = createServer(async (request, response) => {
    const [, asked] = /^\/file\/bot[^/]+\/files\/(.+)$/.exec(request.url ?? '') ?? [];
    const lies = asked === undefined ? undefined : files.get(decodeURIComponent(asked));
    if (typeof lies === 'object') return void response.end(lies);
    const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const say = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (given !== token) return say(401, { ok: false, error_code: 401, description: 'Unauthorized' });
    const call = { method, order: await bodyOfCall(request) };
    calls.push(call);
    const refused = method === 'getFile' ? files.get(call.order['file_id']) : undefined;
    if (typeof refused === 'string') return say(400, { ok: false, error_code: 400, description: refused });
    const told = /^(send|edit|delete)/.test(method) || method === 'getUpdates' ? next.shift() : undefined;
    if (told === 'breaks before acting') return void request.socket.destroy();
    if (typeof told === 'object') return say(told.code, { ok: false, error_code: told.code, ...told });
    const result = act(call);
    if (told === 'dies after acting') return void request.socket.destroy();
    if (method === 'getUpdates' && (result as []).length === 0) await new Promise((rest) => setTimeout(rest, 50));
    say(200, { ok: true, result });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    ...{ token, calls, sent, next, files },
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    offsets: () => offsets,
    gather: (...people: number[]) => void (inGroups = people),
    /** these wait for whoever asks */
    come: (...updates: { update_id: number }[]) => void waiting.push(...updates),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
