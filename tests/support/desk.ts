import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../api/app.ts';
import type { Deps } from '../../api/deps.ts';
import { openSessions } from '../../api/http/auth.ts';
import { openHashing } from '../../api/http/hashing.ts';
import { openMetrics } from '../../api/http/metrics.ts';
import { goLive, type Live } from '../../api/live.ts';
import { readConfig } from '../../config.ts';
import { openDatabase } from '../../prisma/client.ts';
import { hashPassword, hashToken } from '../../prisma/user/user.ts';
import { openDisk } from '../../storage/disk.ts';
import { openTemporal } from '../../temporal/client.ts';
import type { Automation } from '../../workflows/automation/automation.schema.ts';
import { openOffice, type Office } from './office.ts';
import { testSecrets } from './secrets.ts';

export type Answer = { status: number; body: any; headers: Headers; text: string };
export type Name = 'aida' | 'timur' | 'daniyar' | 'saule';
type Asking = {
  as?: Name | undefined;
  body?: unknown;
  key?: string;
  headers?: Record<string, string>;
  raw?: string | Buffer;
};

/** An office with its API listening; `ask` calls it, as the user named by `as`. */
export type Desk = {
  office: Office;
  url: string;
  deps: Deps;
  live: Live;
  ask: (method: string, path: string, asking?: Asking) => Promise<Answer>;
  close: () => Promise<void>;
};

export const password = 'correct horse';

/** Without an address of Temporal nothing answers there, as when it is down; `through` puts a breakable road before the database. */
export const openDesk = async ({
  temporal,
  through,
  automations,
  behindProxy = false,
}: {
  temporal?: { address: string; namespace: string };
  through?: (databaseUrl: string) => Promise<string>;
  automations?: Automation[];
  /** whose X-Forwarded-For is believed */
  behindProxy?: boolean;
} = {}): Promise<Desk> => {
  const office = await openOffice(automations ? { automations } : {});
  await office.db.pool.query('UPDATE app_user SET password_hash = $1', [await hashPassword(password)]);
  for (const name of ['aida', 'timur', 'daniyar', 'saule'] as const) {
    await office.db.pool.query('INSERT INTO api_token (token_hash, user_id, name) VALUES ($1, $2, $3)', [
      hashToken(`token-${name}`),
      office[name],
      'test',
    ]);
  }
  await office.db.pool.query(
    `INSERT INTO form (key, pipeline_id, definition) SELECT 'education', id, $1 FROM pipeline`,
    [JSON.stringify(form)],
  );
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const databaseUrl = through ? await through(office.url) : office.url;
  const db = through ? openDatabase(databaseUrl) : office.db;
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: url,
    TEMPORAL_ADDRESS: temporal?.address ?? '127.0.0.1:9',
    TRUSTED_PROXIES: behindProxy ? '127.0.0.1' : '127.0.0.2/32',
    TEMPORAL_NAMESPACE: temporal?.namespace ?? 'default',
    ...testSecrets,
  });
  const log = pino({ level: 'fatal' });
  const files = mkdtempSync(join(tmpdir(), 'voronka-files-'));
  const deps: Deps = {
    config,
    db,
    door: openTemporal(config),
    log,
    sessions: openSessions(db, config.publicUrl),
    hashing: openHashing(),
    metrics: openMetrics(),
    store: openDisk(files),
  };
  server.on('request', createApp(deps, { dist: join(import.meta.dirname, 'no-dist') }));
  const live = goLive(server, deps);
  return {
    office,
    url,
    deps,
    live,
    ask: async (method, path, { as, body, key, headers = {}, raw } = {}) => {
      const response = await fetch(
        `${url}${/^\/(api|healthz|readyz|metrics)\b/.test(path) ? path : `/api/v1${path}`}`,
        {
          method,
          redirect: 'manual',
          headers: {
            ...(as ? { authorization: `Bearer token-${as}` } : {}),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...(key ? { 'idempotency-key': key } : {}),
            ...headers,
          },
          body: raw === undefined ? (body === undefined ? undefined : JSON.stringify(body)) : (raw as string),
        },
      );
      const text = await response.text();
      const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
    },
    close: async () => {
      await live.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      // the client goes on trying an abandoned call for a while, and would fail loudly on a closed channel
      if (temporal) await deps.door.close();
      if (through) await db.close();
      await office.close();
      rmSync(files, { recursive: true, force: true });
    },
  };
};

export const form = {
  title: { ru: 'Консультация', en: 'Consultation', kk: 'Кеңес', uk: 'Консультація' },
  fields: [
    { name: 'name', label: { ru: 'Имя', en: 'Name' }, type: 'text', required: true, to: 'contact.name' },
    { name: 'phone', label: { ru: 'Телефон', en: 'Phone' }, type: 'tel', required: true, to: 'contact.phone' },
    { name: 'email', label: { ru: 'Почта', en: 'E-mail' }, type: 'email', required: false, to: 'contact.email' },
    {
      name: 'programme',
      label: { ru: 'Программа', en: 'Programme' },
      type: 'select',
      required: false,
      options: [{ value: 'canada', label: { ru: 'Канада', en: 'Canada' } }],
      to: 'programme',
    },
  ],
  consent: { name: 'consent', label: { ru: 'Согласие', en: 'Consent' } },
  submit: { ru: 'Отправить', en: 'Send' },
  thanks: { ru: 'Мы перезвоним.', en: 'We will call you.' },
  sites: ['https://agency.example'],
};

/** What a client leaves in the form; each phone is another person. */
export const entry = (number = 2018, more: Record<string, unknown> = {}) => ({
  name: 'Арман',
  phone: `+7 701 555 ${String(number).padStart(4, '0')}`,
  programme: 'canada',
  consent: true,
  ...more,
});
