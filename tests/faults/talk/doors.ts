import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { letter, own } from '../../account/mailbox/mailbox.ts';
import { openBotServer } from '../../support/bot-server.ts';
import { openImapServer } from '../../support/imap-server.ts';
import { holdsWithin, outsideOf } from '../../support/outside.ts';
import { openSmtpServer } from '../../support/smtp-server.ts';
import { openTwilioServer, sid } from '../../support/twilio-server.ts';
import type { System } from '../../support/system.ts';
import { asked } from './record.ts';

/** A channel as its clients see it. Client number n is named so in the window. */
export type Door = {
  account: string;
  nameOf: (client: number) => string;
  /** again and again until it is taken */
  write: (client: number, text: string) => Promise<void>;
  /** what has come to each client, in order; a copy that her program knows as one is left out */
  got: () => Promise<Map<number, string[]>>;
  /** the next message is taken, and nobody hears of it; or what listens is cut off */
  lose: () => void;
  close: () => Promise<unknown>;
};

type Open = (system: System) => Promise<Door>;

const PATIENCE = 120_000;

/** As long as a provider and a page go on trying. */
const untilTaken = async (call: () => Promise<Response>): Promise<Response> => {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(300 + Math.random() * 700)) {
    const answer = await call().catch(() => undefined);
    if (answer?.ok) return answer;
    const said = await answer?.text().catch(() => '');
    if (answer?.status === 429) await pause(5000);
    else if (answer && answer.status < 500) throw new Error(`refused: ${answer.status} ${said}`);
  }
  throw new Error(`nobody took it in ${PATIENCE / 1000} s`);
};

const grouped = (all: [client: number, text: string][]): Map<number, string[]> => {
  const by = new Map<number, string[]>();
  for (const [client, text] of all) by.set(client, [...(by.get(client) ?? []), text]);
  return by;
};

const connect = (system: System, channel: string, provider: string, settings: object) =>
  outsideOf(system).post<{ id: string }>('/accounts', { channel, provider, name: channel, settings });

const telegram: Open = async (system) => {
  const bot = await openBotServer();
  const { token, apiRoot } = bot;
  const { id: account } = await connect(system, 'telegram', 'telegram', { token, apiRoot, mode: 'polling' });
  let number = 0;
  return {
    account,
    nameOf: (client) => `Telegram ${client}`,
    write: async (client, text) => {
      number += 1;
      const from = { id: 1000 + client, is_bot: false, first_name: 'Telegram', last_name: String(client) };
      const chat = { id: from.id, type: 'private' };
      const message = { message_id: number, date: Math.floor(Date.now() / 1000), chat, from, text };
      bot.come({ update_id: number, message } as { update_id: number });
    },
    got: async () => grouped(bot.sent.map(({ chat_id: chat, text }) => [Number(chat) - 1000, String(text)])),
    lose: () => void bot.next.push('dies after acting'),
    close: () => bot.close(),
  };
};

const email: Open = async (system) => {
  const [imap, smtp] = await Promise.all([openImapServer(), openSmtpServer()]);
  const { id: account } = await connect(system, 'email', 'mailbox', {
    ...{ address: own, fromName: 'Anna', password: 'secret', mode: 'polling' },
    ...{ imapHost: '127.0.0.1', smtpHost: '127.0.0.1', imapPort: imap.port, smtpPort: smtp.port },
  });
  // what lies there before the first look is nobody's
  const looked = `SELECT count(*)::int AS n FROM channel_account WHERE id = '${account}' AND places <> '{}'`;
  if (!(await holdsWithin(60, async () => (await asked(system, looked)) > 0))) throw new Error('nobody looked');
  return {
    account,
    nameOf: (client) => `Mail ${client}`,
    write: async (client, text) => {
      const headers = { From: `Mail ${client} <c${client}@mail.example>`, Subject: `Order ${client}` };
      await imap.put(own, letter({ ...headers, 'Message-ID': `<${randomUUID()}@mail.example>` }, text));
    },
    got: async () => {
      const letters = await Promise.all(smtp.taken.map((raw) => PostalMime.parse(raw)));
      const known = new Set<string>();
      const fresh = letters.filter(({ messageId = '' }) => !known.has(messageId) && known.add(messageId));
      return grouped(
        fresh.map(({ to, text = '' }) => [
          Number(/^c(\d+)@/.exec(to?.[0]?.address ?? '')?.[1]),
          text.split('\n')[0]!.trim(),
        ]),
      );
    },
    lose: () => {
      smtp.next.push('dies after acting');
      imap.cut();
    },
    close: () => Promise.all([imap.close(), smtp.close()]),
  };
};

const sms: Open = async (system) => {
  const twilio = await openTwilioServer();
  const { number: from, token: authToken, baseUrl } = twilio;
  const { id: account } = await connect(system, 'sms', 'twilio', { accountSid: sid, authToken, from, baseUrl });
  const phoneOf = (client: number) => `+7701123${4000 + client}`;
  let number = 0;
  return {
    account,
    nameOf: phoneOf,
    write: async (client, text) => {
      const fields = { From: phoneOf(client), To: from, Body: text, MessageSid: `MM${++number}`, NumMedia: '0' };
      await untilTaken(() => twilio.call(twilio.webhook(), fields));
    },
    got: async () => grouped(twilio.sent.map(({ To: to, Body: body }) => [Number(to!.slice(-4)) - 4000, body!])),
    lose: () => void twilio.next.push('dies after acting'),
    close: () => twilio.close(),
  };
};

const widget: Open = async (system) => {
  const key = 'storm';
  const { id: account } = await connect(system, 'widget', 'widget', { key, sites: 'https://shop.example' });
  const tokens = new Map<number, Promise<string>>();
  const call = (client: number, method: string, path: string, body?: object, token?: string) =>
    fetch(`${system.credentials.url}/api/v1/widget/${key}${path}`, {
      method,
      headers: {
        ...{ origin: 'https://shop.example', 'x-forwarded-for': `198.51.100.${client + 1}` },
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { 'x-visitor': token } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(5000),
    });
  const begin = async (client: number): Promise<string> =>
    ((await (await untilTaken(() => call(client, 'POST', '/visitors', {}))).json()) as { token: string }).token;
  const tokenOf = (client: number): Promise<string> => {
    const token = tokens.get(client) ?? begin(client);
    tokens.set(client, token);
    return token;
  };
  return {
    account,
    nameOf: (client) => `Visitor ${client}`,
    write: async (client, text) => {
      const token = await tokenOf(client);
      const body = { id: randomUUID(), text, language: 'en', from: { name: `Visitor ${client}` } };
      await untilTaken(() => call(client, 'POST', '/messages', body, token));
    },
    got: async () => {
      const all: [number, string][] = [];
      for (const [client, token] of tokens)
        for (let [after, more] = ['0.0', true]; more;) {
          const answer = await untilTaken(async () =>
            call(client, 'GET', `/messages?after=${after}`, undefined, await token),
          );
          const news = (await answer.json()) as {
            items: { mine: boolean; text: string }[];
            cursor: string;
            more: boolean;
          };
          all.push(...news.items.flatMap(({ mine, text }): [number, string][] => (mine ? [] : [[client, text]])));
          [after, more] = [news.cursor, news.more];
        }
      return grouped(all);
    },
    lose: () => undefined,
    close: async () => undefined,
  };
};

export const openDoors = (system: System): Promise<Door[]> =>
  Promise.all([telegram, email, sms, widget].map((open) => open(system)));
