import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { routes } from '../../api/routes.ts';
import type { Route } from '../../api/http/route.ts';
import { createInvoice, sendInvoice } from '../../prisma/invoice/invoice.ts';
import { createTask } from '../../prisma/task/task.ts';
import { newLead } from '../support/office.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';
import { fitting, junk, unfit } from './any.ts';

let desk: Desk;
/** Aida's own: what nobody else may touch. */
const hers: Record<string, string> = {};
beforeAll(async () => {
  desk = await openDesk();
  const { office } = desk;
  const actor = { kind: 'user' as const, id: office.aida };
  hers['lead'] = await newLead(office);
  const task = await createTask(office.db, {
    actor,
    type: 'call',
    text: 'Consult',
    due: { at: '2099-01-01T10:00:00Z' },
    leadId: hers['lead'],
    responsibleId: office.aida,
  });
  const invoice = await createInvoice(office.db, {
    actor,
    leadId: hers['lead'],
    currency: 'KZT',
    lines: [{ text: 'Course', quantity: 1, unitAmount: 100 }],
  });
  await sendInvoice(office.db, { actor, invoiceId: 'id' in invoice ? invoice.id : '' });
  const { rows } = await office.db.pool.query(
    `INSERT INTO delivery (account, lead_id, template, language, recipient, state, created_at) VALUES ('email', $1, 'hello', 'ru', 'a@b.kz', 'failed', now()) RETURNING id`,
    [hers['lead']],
  );
  Object.assign(hers, {
    task: 'id' in task ? task.id : '',
    invoice: 'id' in invoice ? invoice.id : '',
    delivery: rows[0].id,
  });
});
afterAll(() => desk.close());

const nameOf = (route: Route) => `${route.method.toUpperCase()} ${route.path}`;
const schemaOf = (route: Route) =>
  route.body ? (z.toJSONSchema(route.body, { io: 'input', unrepresentable: 'any' }) as Record<string, any>) : undefined;
const fill = (path: string, value: string) =>
  path
    .replace('holiday-sets/{key}', 'holiday-sets/KZ')
    .replace('accounts/{id}', 'accounts/telegram:anna_bot')
    .replace('{name}', 'ready')
    .replace('{key}', 'education')
    .replace('{number}', '1')
    .replace(/\{\w+\}/g, encodeURIComponent(value));
/** Where an id is no UUID. */
const idUnder: Record<string, string> = { notes: '1', 'provider-keys': 'email' };
/** Somebody who may call it, so that it is the input that is refused. */
const callerOf = ({ access }: Route) => (access === 'public' || access.includes('manager') ? 'aida' : 'saule');
/** A draft may be a mebibyte itself, a history three. */
const tooLarge = ({ path }: Route) => (/draft$|^.pipeline-files|^.codec|^.settings.company/.test(path) ? 4 : 1) << 20;
const ofLead = (route: Route) => /^\/(leads|tasks|invoices|deliveries)\/\{id\}/.test(route.path);
const nounOf = (route: Route) =>
  ({ leads: 'lead', tasks: 'task', invoices: 'invoice', deliveries: 'delivery' })[route.path.split('/')[1]!]!;
/** A body that fits each route, for the tests of rights. */
const sample = (route: Route): unknown => {
  const schema = schemaOf(route);
  return schema && fc.sample(fitting(schema), { numRuns: 1, seed: 7 })[0];
};

describe('M2 the OpenAPI document', () => {
  it('describes every route, each under a name of its own, with nothing that leads nowhere', async () => {
    const document = (await desk.ask('GET', '/openapi.json')).body;
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries<Record<string, any>>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(routes.map(nameOf).sort());
    const operations = Object.values<Record<string, any>>(document.paths).flatMap((methods) => Object.values(methods));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(Object.keys(document.components.schemas)).toContain(name);
    for (const [path, methods] of Object.entries<Record<string, any>>(document.paths)) {
      for (const operation of Object.values(methods)) {
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        const given = (operation.parameters ?? []).filter((one: any) => one.in === 'path').map((one: any) => one.name);
        expect(given.sort()).toEqual(named.sort());
        expect(Object.keys(operation.responses)).toContain('422');
      }
    }
  });

  it('has a page that needs nothing from elsewhere', async () => {
    const page = await desk.ask('GET', '/api/docs');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/https?:\/\/|<script>/);
    for (const [, path] of page.text.matchAll(/(?:src|href)="([^"]+)"/g))
      expect((await desk.ask('GET', path!)).status).toBe(200);
  });
});

describe('L2 every route', () => {
  it('that is not public answers 401 to nobody and to a session that has ended', async () => {
    for (const route of routes.filter(({ access }) => access !== 'public')) {
      for (const headers of [{}, { cookie: 'voronka_session=gone' }, { authorization: 'Bearer gone' }] as Record<
        string,
        string
      >[]) {
        const { status, body } = await desk.ask(route.method.toUpperCase(), fill(route.path, 'x'), { headers });
        expect([nameOf(route), status, body.code]).toEqual([nameOf(route), 401, 'SignInNeeded']);
      }
    }
  });

  it('answers 403 to a role that it is not for', async () => {
    const people: Record<string, Name> = { manager: 'aida', supervisor: 'daniyar', admin: 'saule' };
    for (const route of routes) {
      if (route.access === 'public') continue;
      for (const [role, as] of Object.entries(people)) {
        if ((route.access as readonly string[]).includes(role)) continue;
        const { status } = await desk.ask(route.method.toUpperCase(), fill(route.path, 'lead:1'), {
          as,
          body: sample(route),
        });
        expect([nameOf(route), role, status]).toEqual([nameOf(route), role, 403]);
      }
    }
  });

  it('of somebody else’s lead answers 404, and changes nothing', async () => {
    const versions = () =>
      desk.office.db.pool
        .query('SELECT (SELECT max(id) FROM event) AS events, (SELECT sum(version) FROM lead) AS leads')
        .then(({ rows }) => rows[0]);
    const before = await versions();
    const asked = routes.filter(ofLead);
    expect(asked.length).toBeGreaterThan(18);
    for (const route of asked) {
      const body = sample(route) as Record<string, unknown> | undefined;
      const { status, body: said } = await desk.ask(
        route.method.toUpperCase(),
        fill(route.path, hers[nounOf(route)]!) + (route.path.endsWith('/as-of') ? '?at=2026-11-23T04:00:00Z' : ''),
        { as: 'timur', body: route.method === 'get' ? undefined : body && { ...body, ...mended(route) } },
      );
      expect([nameOf(route), status, said?.code]).toEqual([nameOf(route), 404, 'NotFound']);
    }
    for (const path of [
      '/leads',
      '/tasks',
      '/deliveries',
      `/tasks?lead=${hers['lead']}`,
      `/deliveries?lead=${hers['lead']}`,
    ]) {
      const { body } = await desk.ask('GET', path, { as: 'timur' });
      expect([path, body.items]).toEqual([path, []]);
    }
    expect(await versions()).toEqual(before);
  });
});

/** What a generated body cannot get right by itself. */
const mended = (route: Route): Record<string, unknown> =>
  ({
    '/leads/{id}': { name: 'mine', version: 1 },
    '/leads/{id}/notes': { text: 'hello' },
    '/leads/{id}/contacts': { role: 'pays' },
    '/leads/{id}/contacts/{contact}': { role: 'pays' },
    '/leads/{id}/process/pause': { reason: 'holiday' },
    '/leads/{id}/move': { stage: 'half' },
    '/leads/{id}/foresight': { fields: undefined, amount: undefined, dueAt: undefined },
    '/leads/{id}/process/retry': { event: '1' },
    '/leads/{id}/undo': { click: '1' },
    '/tasks/{id}/script': { answers: {} },
    '/leads/{id}/process/now': { timer: 'untouched', run: undefined },
    '/leads/{id}/process/skip-step': { timer: 'untouched', run: undefined },
  })[route.path] ??
  (route.path.endsWith('/invoices')
    ? { currency: 'KZT', lines: [{ text: 'x', quantity: 1, unitAmount: 100 }], dueAt: undefined }
    : route.path.endsWith('/complete')
      ? { result: 'x', outcome: undefined, fields: undefined, amount: undefined, dueAt: undefined }
      : {});

const isProblem = ({ status, headers, body }: Awaited<ReturnType<Desk['ask']>>) =>
  status < 400 ||
  (/application\/problem\+json/.test(headers.get('content-type') ?? '') &&
    typeof body.code === 'string' &&
    body.detail.length > 5 &&
    body.status === status &&
    body.type.startsWith('https://'));

describe('M2 bad input', () => {
  // asking a process waits five seconds for a worker; the tests of processes ask it
  const fuzzed = routes.filter(({ path }) => !/process\/|processes/.test(path));

  for (const route of fuzzed) {
    it(`to ${nameOf(route)} is a problem with a sentence, never a failure of ours`, async () => {
      const schema = schemaOf(route);
      const ids = Object.values(hers);
      const body = schema ? fc.oneof(fitting(schema), unfit(schema)) : junk;
      const input = fc.record({
        param: fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(...ids, 'education') },
          {
            weight: 1,
            arbitrary: fc.oneof(
              fc.uuid(),
              fc.string({ minLength: 1, maxLength: 60 }).filter((text) => !/^\.+$/.test(text)),
            ),
          },
        ),
        query: fc.dictionary(
          fc.constantFrom(
            'cursor',
            'limit',
            'state',
            'lead',
            'responsible',
            'q',
            'pipeline',
            'stage',
            'unread',
            'lang',
          ),
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 30 }),
            fc.constantFrom('1', '-1', 'open', 'WzFd', 'bnVsbA', '%', '\0'),
          ),
          { maxKeys: 3 },
        ),
        body,
        key: fc.option(fc.constantFrom('a', 'b', 'a b', 'ё'), { nil: undefined }),
      });
      await fc.assert(
        fc.asyncProperty(input, async ({ param, query, body, key }) => {
          const path = `${fill(route.path, param)}?${new URLSearchParams(query)}`;
          const headers: Record<string, string> =
            key === undefined ? {} : { 'idempotency-key': Buffer.from(key).toString('latin1') };
          const answer = await desk.ask(route.method.toUpperCase(), path, {
            as: callerOf(route),
            headers,
            ...(route.method === 'get' || route.method === 'delete' ? {} : { body }),
          });
          if (answer.status >= 500 && answer.body?.code !== 'NoWorker')
            throw new Error(`${answer.status} ${answer.text}`);
          if (!isProblem(answer)) throw new Error(`no problem with a sentence: ${answer.status} ${answer.text}`);
          if (route.out && answer.status < 300) route.out.parse(answer.body);
        }),
        { numRuns: /^.(session|ops)/.test(route.path) ? 8 : 40, endOnFailure: true },
      );
    });
  }

  it('of a mebibyte, of no JSON, of another kind is refused by every route that reads', async () => {
    for (const route of fuzzed.filter(
      ({ method, reads = 'json' }) => method !== 'get' && method !== 'delete' && /json|form/.test(reads),
    )) {
      const send = (raw: string, type: string) =>
        desk.ask(
          route.method.toUpperCase(),
          fill(
            route.path,
            route.reads === 'form' ? 'education' : (idUnder[route.path.split('/')[1]!] ?? hers['lead']!),
          ),
          {
            as: callerOf(route),
            raw,
            headers: { 'content-type': type },
          },
        );
      expect([nameOf(route), (await send('x'.repeat(tooLarge(route)), 'application/json')).status]).toEqual([
        nameOf(route),
        413,
      ]);
      if (!route.body) continue;
      expect([nameOf(route), (await send('{"name":', 'application/json')).status]).toEqual([nameOf(route), 400]);
      expect([nameOf(route), (await send('<a/>', 'text/xml')).status]).toEqual([nameOf(route), 415]);
    }
  });

  it('to an address that is nobody’s is a problem too', async () => {
    expect(await desk.ask('GET', '/nothing')).toMatchObject({ status: 404, body: { code: 'RouteUnknown' } });
    expect(await desk.ask('GET', '/leads/%zz', { as: 'aida' })).toMatchObject({
      status: 400,
      body: { code: 'AddressUnreadable' },
    });
    const wrong = await desk.ask('PUT', '/leads', { as: 'aida' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});
