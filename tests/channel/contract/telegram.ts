import { keepIncoming } from '../../../prisma/inbox/inbox.queries.ts';
import { openBotServer } from '../../support/bot-server.ts';
import type { BotFile } from '../../support/bot-call.ts';
import { openDesk } from '../../support/desk.ts';
import { ivan } from '../../conversation/talk.ts';
import type { Bad, ChannelHarness } from './harness.ts';

const answers: Record<Exclude<Bad, 'lost'>, { code: number; description: string; parameters?: object }> = {
  busy: { code: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } },
  broken: { code: 500, description: 'Internal Server Error' },
  blocked: { code: 403, description: 'Forbidden: bot was blocked by the user' },
  revoked: { code: 401, description: 'Unauthorized' },
};

const fields = ['photo', 'document', 'video', 'voice', 'audio'];

/** A bot of Telegram at a server of ours that speaks the Bot API. */
export const openTelegram = async (): Promise<
  ChannelHarness & Pick<Awaited<ReturnType<typeof openBotServer>>, 'calls'>
> => {
  const [desk, bot] = await Promise.all([openDesk(), openBotServer()]);
  const account = 'telegram:anna_bot';
  const settings = { token: bot.token, apiRoot: bot.apiRoot, mode: 'webhook' };
  const body = { channel: 'telegram', provider: 'telegram', name: 'Anna', settings };
  await desk.ask('POST', '/accounts', { as: 'saule', body });
  let number = 5000;
  const now = () => Math.floor(Date.now() / 1000);
  const tell = (update: object, times = 1) =>
    Promise.all(
      Array.from({ length: times }, () =>
        keepIncoming(desk.office.db, {
          ...{ source: account, externalId: String(number), headers: {}, lane: String(ivan.id) },
          body: Buffer.from(JSON.stringify({ update_id: number, ...update })),
        }),
      ),
    );
  const messageOf = (id: number, more: object) => ({
    ...{ message_id: id, date: now(), chat: { id: ivan.id, type: 'private' }, from: ivan },
    ...more,
  });
  const member = (status: string) => {
    number += 1;
    return tell({ my_chat_member: { chat: { id: ivan.id, type: 'private' }, new_chat_member: { status } } });
  };
  return {
    ...{ desk, account, calls: bot.calls },
    write: async ({ text, file, twice }) => {
      const id = ++number;
      if (file) bot.files.set(`file-${id}`, file.bytes);
      const document = file && { file_id: `file-${id}`, file_name: file.name, file_size: file.bytes.length };
      await tell({ message: messageOf(id, document ? { caption: text, document } : { text }) }, twice ? 2 : 1);
      return String(id);
    },
    again: (id, text) => {
      number += 1;
      return tell({ edited_message: messageOf(Number(id), { text, edit_date: now() + 60 }) });
    },
    got: async () =>
      bot.sent.splice(0).map((order) => ({
        text: String(order['text'] ?? order['caption'] ?? ''),
        files: fields.flatMap((field) => (order[field] as BotFile | undefined) ?? []),
      })),
    changed: () =>
      bot.calls
        .splice(0)
        .flatMap(({ method, order }) => (/^(edit|delete)Message/.test(method) ? String(order['text'] ?? '') : [])),
    bad: (how) => void bot.next.push(how === 'lost' ? 'dies after acting' : answers[how]),
    stop: () => member('kicked'),
    close: async () => {
      await desk.close();
      await bot.close();
    },
  };
};
