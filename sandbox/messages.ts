import express from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { problem } from './problem.ts';
import type { Callback, Message, MessageState, Record_ } from './record.ts';

type Report = (message: Message, state: MessageState, errorCode?: number | null) => Promise<void>;

const ListQuery = z.object({
  channel: z.enum(['mail', 'sms']).optional(),
  to: z.string().max(500).default(''),
  q: z.string().max(200).default(''),
  after: z.string().max(40).default(''),
  cursor: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What came in, for the page and for outside callers who count. */
export const createMessages = (record: Record_, report: Report) => {
  const router = express.Router();

  const found = (query: z.infer<typeof ListQuery>) => {
    const to = query.to
      .toLowerCase()
      .split(',')
      .map((one) => one.trim().replace(/^ /, '+'))
      .filter(Boolean);
    const q = query.q.trim().toLowerCase();
    const after = query.after ? Date.parse(query.after) : Number.NaN;
    return (message: Message) =>
      (!query.channel || message.channel === query.channel) &&
      (to.length === 0 || message.to.some((one) => to.includes(one.toLowerCase()))) &&
      (!q || message.haystack.includes(q)) &&
      (Number.isNaN(after) || Date.parse(message.at) > after);
  };

  router.get('/messages', async (req, res) => {
    const query = ListQuery.safeParse(req.query);
    if (!query.success) return problem(res, 400, 'The list was asked for wrongly', z.prettifyError(query.error));
    const { cursor, limit } = query.data;
    const fits = found(query.data);
    const items: Message[] = [];
    const from = Math.min(cursor ? cursor - 1 : Infinity, record.messages.length);
    for (let i = from - 1; i >= 0 && items.length <= limit; i -= 1) {
      const message = record.messages[i]!;
      if (fits(message)) items.push(message);
    }
    const shown = items.slice(0, limit);
    res.json({
      items: await Promise.all(shown.map((message) => view(record, message))),
      next: items.length > limit ? String(shown.at(-1)!.n) : null,
    });
  });

  router.get('/messages/:id', async (req, res) => {
    const message = byId(req, res);
    if (message) res.json(await view(record, message));
  });

  router.get('/messages/:id/attachments/:n', async (req, res) => {
    const message = byId(req, res);
    if (!message) return;
    const file = (await record.fullMessage(message)).attachments[Number(req.params.n)];
    if (!file) return problem(res, 404, 'There is no such attachment');
    res.set({
      'content-type': /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
    });
    res.send(Buffer.from(file.content, 'base64'));
  });

  for (const [verb, state, code] of [
    ['deliver', 'delivered', null],
    ['fail', 'undelivered', 30003],
    ['read', 'read', null],
  ] as const) {
    router.post(`/messages/:id/${verb}`, async (req, res) => {
      const message = byId(req, res);
      if (!message) return;
      await report(message, state, code);
      res.json(await view(record, message));
    });
  }

  router.get('/ledger/counts', (req, res) => {
    const query = ListQuery.safeParse(req.query);
    if (!query.success) return problem(res, 400, 'The counts were asked for wrongly', z.prettifyError(query.error));
    const fits = found(query.data);
    res.json(count(record.messages.filter(fits)));
  });

  const byId = (req: Request, res: Response) => {
    const message = record.byId.get(String(req.params.id));
    if (!message) problem(res, 404, 'There is no such message');
    return message;
  };

  return router;
};

/**
 * `messages` as a person's mailbox or phone shows them, `copies` with every repeat of an e-mail, `repeats` those that say the same to the
 * same recipient again: a sender that promises "once" must keep them at 0.
 */
const count = (messages: Message[]) => {
  const rows = new Map<string, { channel: string; to: string; messages: number; copies: number; repeats: number }>();
  const said = new Set<string>();
  for (const message of messages) {
    for (const to of message.to) {
      const key = `${message.channel} ${to.toLowerCase()}`;
      const row = rows.get(key) ?? { channel: message.channel, to, messages: 0, copies: 0, repeats: 0 };
      const same = `${key}\n${message.subject}\n${message.text}`;
      row.messages += 1;
      row.copies += 1 + message.copiesAt.length;
      row.repeats += said.has(same) ? 1 : 0;
      said.add(same);
      rows.set(key, row);
    }
  }
  const items = [...rows.values()];
  const total = (channel: string) => {
    const of = items.filter((row) => row.channel === channel);
    const sum = (key: 'messages' | 'copies' | 'repeats') => of.reduce((all, row) => all + row[key], 0);
    return { recipients: of.length, messages: sum('messages'), copies: sum('copies'), repeats: sum('repeats') };
  };
  return { mail: total('mail'), sms: total('sms'), lost: messages.filter((one) => one.lost).length, items };
};

const view = async (record: Record_, message: Message) => {
  const full = await record.fullMessage(message);
  return {
    id: message.id,
    channel: message.channel,
    at: message.at,
    from: message.from,
    to: message.to,
    subject: full.subject,
    text: full.text,
    html: full.html,
    messageId: message.messageId,
    headers: full.headers,
    attachments: full.attachments.map(({ name, type, size, contentId }, n) => ({
      n,
      name,
      type,
      size,
      contentId,
      url: `/messages/${message.id}/attachments/${n}`,
    })),
    state: message.state,
    errorCode: message.errorCode,
    changedAt: message.changedAt,
    lost: message.lost,
    copies: 1 + message.copiesAt.length,
    attempts: [message.at, ...message.copiesAt].map((at, i) => ({ at, lost: i === 0 && message.lost })),
    callbacks: (record.callbacksOf.get(message.id) ?? []).map(callbackView),
  };
};

export const callbackView = ({ id, what, url, at, answers, done, dueAt }: Callback) => ({
  id,
  what,
  url,
  at,
  answers,
  done,
  nextAt: done ? null : new Date(dueAt).toISOString(),
});
