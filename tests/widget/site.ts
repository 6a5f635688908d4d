import { createHmac, randomUUID } from 'node:crypto';
import { sendWaiting } from '../../activities/channel/sending/sending.ts';
import { widgets } from '../../activities/channel/widget/widget.ts';
import { handleInbox } from '../../prisma/inbox/inbox.ts';
import { closedBreaker } from '../../workflows/channel/breaker.ts';
import { keepSecrets } from '../../prisma/sealed/secret.ts';
import type { Answer, Desk } from '../support/desk.ts';
import { until } from '../support/until.ts';

export const site = 'https://shop.example';
export const secret = 'a secret of forty signs between two machines';

type Opened = { page?: Record<string, string>; hours?: string; pipeline?: string; secret?: string };

/** A chat of the shop, connected in the record. Gives back the name in its snippet. */
export const openChat = async ({ office, deps }: Desk, key: string, opened: Opened = {}): Promise<string> => {
  const { page = {}, hours = null, pipeline = null } = opened;
  await office.db.pool.query(
    `INSERT INTO channel_account (id, kind, provider, name, settings, desk, pipeline_id, created_at)
     VALUES ($1, 'widget', 'widget', 'Shop', $2, $3, (SELECT id FROM pipeline WHERE key = $4), now())`,
    [`widget:${key}`, JSON.stringify({ sites: site, ...page }), JSON.stringify({ hours }), pipeline],
  );
  const secrets = { secret: opened.secret ?? secret };
  await keepSecrets(office.db, deps.config.encryptionKeys, {
    about: `account:widget:${key}`,
    secrets,
    by: office.saule,
  });
  return key;
};

let visitors = 0;

/** Somebody's page on the shop's site, each in a network of its own. */
export const openPage = async (desk: Desk, key: string, identity?: string, token?: string) => {
  const network = `198.51.100.${++visitors}`;
  const call = (method: string, path: string, more: Parameters<Desk['ask']>[2] = {}): Promise<Answer> =>
    desk.ask(method, `/widget/${key}${path}`, {
      ...more,
      headers: { origin: site, 'x-forwarded-for': network, ...more.headers },
    });
  const begun = await call('POST', '/visitors', { body: { identity, token } });
  const as = { 'x-visitor': String(begun.body.token) };
  return {
    call: (method: string, path: string, body?: object, headers = {}) =>
      call(method, path, { ...(body ? { body } : {}), headers: { ...as, ...headers } }),
    say: (text: string, more: object = {}) =>
      call('POST', '/messages', { body: { id: randomUUID(), text, language: 'ru', ...more }, headers: as }),
    talk: async (query = '') => (await call('GET', `/messages${query}`, { headers: as })).body,
    token: as['x-visitor'],
  };
};

/** What the site's own server signs. */
export const signed = (claims: object, by = secret, alg = 'HS256'): string => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg, typ: 'JWT' })}.${part({ exp: Math.floor(Date.now() / 1000) + 600, ...claims })}`;
  return `${text}.${createHmac('sha256', by).update(text).digest('base64url')}`;
};

/** The worker takes in what came, and hands over what goes out. */
export const settle = async (desk: Desk, key: string): Promise<void> => {
  const { db } = desk.office;
  await handleInbox(db);
  const channels = { widget: widgets({ db, config: desk.deps.config }, {}) };
  await sendWaiting(
    { db, channels, publicUrl: desk.url },
    { account: `widget:${key}`, breaker: closedBreaker },
    new AbortController().signal,
  );
};

/** A page's stream, read event by event; `typing` are the signs that came meanwhile. */
export const listenAt = async (desk: Desk, key: string, token: string, after: string) => {
  const stop = new AbortController();
  const response = await fetch(`${desk.url}/api/v1/widget/${key}/live?after=${after}`, {
    headers: { origin: site, 'x-visitor': token },
    signal: stop.signal,
  });
  if (!response.headers.get('content-type')?.includes('text/event-stream')) throw new Error(await response.text());
  const events: { items: object[] }[] = [];
  const typing: { by: string | null; ended: boolean }[] = [];
  let text = '';
  const read = (async () => {
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const parts = (text + chunk).split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const data: unknown = JSON.parse(/^data: (.*)$/m.exec(part)?.[1] ?? 'null');
        if (/^event: typing$/m.test(part)) typing.push(data as (typeof typing)[number]);
        else if (data) events.push(data as { items: object[] });
      }
    }
  })().catch(() => undefined);
  return {
    typing,
    // that somebody has read is news, too
    next: () =>
      until(() => {
        for (let one = events.shift(); one; one = events.shift()) if (one.items.length > 0) return one;
        return undefined;
      }, 'news on the page'),
    close: async () => {
      stop.abort();
      await read;
    },
  };
};
