import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { pino } from 'pino';
import { encryptingCodec } from '../../temporal/codec.ts';
import { openDesk, type Desk } from '../support/desk.ts';

const keyOf = (id: string, byte: string) => ({ id, key: Buffer.from(byte.repeat(32), 'hex') });
const current = keyOf('new', '0a');
const former = keyOf('old', '0b');
const UI = 'http://127.0.0.1:4603';

type Json = { metadata?: Record<string, string>; data?: string; [more: string]: unknown };
const json = ({ metadata, data }: Payload): Json => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
  ),
  data: Buffer.from(data ?? []).toString('base64'),
});
const plain = (value: unknown): Json => json(defaultPayloadConverter.toPayload(value)!);
const sealed = async (value: unknown, key = current): Promise<Json> =>
  json((await encryptingCodec([key]).encode([defaultPayloadConverter.toPayload(value)!]))[0]!);

let desk: Desk;
const logged: string[] = [];
beforeAll(async () => {
  desk = await openDesk();
  desk.deps.config.encryptionKeys = [current, former];
  desk.deps.log = pino({}, { write: (line) => void logged.push(line) });
});
afterAll(() => desk.close());

const decode = (payloads: unknown, headers: Record<string, string> = {}, as: 'saule' | null = 'saule') =>
  desk.ask('POST', '/codec/decode?preserveStorageRefs=true', {
    as: as ?? undefined,
    body: { payloads },
    headers: { 'x-namespace': 'default', ...headers },
  });
const signedIn = async (email: string): Promise<string> => {
  const { headers } = await desk.ask('POST', '/session', { body: { email, password: 'correct horse' } });
  return headers.get('set-cookie')!.split(';')[0]!;
};
const emailOf = async (id: string): Promise<string> =>
  (await desk.office.db.pool.query('SELECT email FROM app_user WHERE id = $1', [id])).rows[0].email;

describe('M5 payloads in the Temporal UI', () => {
  it('are opened for an admin, whichever key of the ring wrote them', async () => {
    const payloads = [await sealed({ lead: 1 }), await sealed('before the rotation', former)];
    expect(await decode(payloads)).toMatchObject({
      status: 200,
      body: { payloads: [plain({ lead: 1 }), plain('before the rotation')] },
    });
  });

  it('stay as they are when they are not ours, damaged, written with an unknown key or of another namespace', async () => {
    const damaged = { ...(await sealed('x')), data: Buffer.alloc(40, 1).toString('base64') };
    const strangers = [
      plain('never sealed'),
      damaged,
      await sealed('x', keyOf('new', '0c')),
      await sealed('x', keyOf('lost', '0d')),
      { metadata: { encoding: Buffer.from('binary/encrypted').toString('base64') }, data: '' },
      { metadata: { encoding: Buffer.from('binary/null').toString('base64') } },
      { externalPayloads: [{ sizeBytes: '7' }] },
      {},
    ];
    expect((await decode([...strangers, await sealed('mine')])).body.payloads).toEqual([...strangers, plain('mine')]);
    const mine = [await sealed('mine')];
    expect((await decode(mine, { 'x-namespace': 'other' })).body.payloads).toEqual(mine);
  });

  it('are sealed with the current key where the UI sends some', async () => {
    const { body } = await desk.ask('POST', '/codec/encode', { as: 'saule', body: { payloads: [plain('hello')] } });
    expect(Buffer.from(body.payloads[0].metadata['encryption-key-id'], 'base64').toString()).toBe('new');
    expect((await decode(body.payloads)).body.payloads).toEqual([plain('hello')]);
  });

  it('are left in the log as numbers, never as contents', async () => {
    logged.length = 0;
    await decode([await sealed('the secret of it'), plain('another secret')]);
    const told = logged.map((line) => JSON.parse(line)).find(({ side }) => side === 'decode');
    expect(told).toMatchObject({ userId: desk.office.saule, payloads: 2, changed: 1, unreadable: 0 });
    expect(logged.join()).not.toMatch(/secret|data/);
  });

  it('are opened for nobody else', async () => {
    const payloads = [await sealed('x')];
    expect((await decode(payloads, {}, null)).status).toBe(401);
    for (const as of ['aida', 'daniyar'] as const)
      expect((await desk.ask('POST', '/codec/decode', { as, body: { payloads } })).status).toBe(403);
  });

  it('are bounded in size and number, and junk is refused', async () => {
    expect((await decode(Array(1001).fill({}))).status).toBe(422);
    expect((await decode([{ data: 'A'.repeat(3 << 20) }])).status).toBe(413);
    for (const junk of [null, 'x', [null], [{ data: 5 }], [{ data: 'ё' }], [{ metadata: { encoding: 1 } }]])
      expect((await decode(junk)).status).toBe(422);
  });
});

describe('L2 pages of the Temporal UI', () => {
  const preflight = (origin: string) =>
    desk.ask('OPTIONS', '/codec/decode', { headers: { origin, 'access-control-request-method': 'POST' } });

  it('may ask with the cookie from their own origin, under either name of this machine', async () => {
    for (const origin of [UI, 'http://localhost:4603']) {
      const { status, headers } = await preflight(origin);
      expect([status, headers.get('access-control-allow-origin')]).toEqual([204, origin]);
      expect(headers.get('access-control-allow-credentials')).toBe('true');
      expect(headers.get('access-control-allow-headers')).toMatch(/X-Namespace/);
    }
    const cookie = await signedIn(await emailOf(desk.office.saule));
    const asked = await decode([await sealed('x')], { cookie, origin: UI, 'sec-fetch-site': 'same-site' }, null);
    expect(asked).toMatchObject({ status: 200, body: { payloads: [plain('x')] } });
    expect(asked.headers.get('access-control-allow-origin')).toBe(UI);
  });

  it('read why a person may not, so that they go on showing what is sealed', async () => {
    const cookie = await signedIn(await emailOf(desk.office.aida));
    for (const [headers, status] of [
      [{ cookie }, 403],
      [{}, 401],
    ] as [Record<string, string>, number][]) {
      const asked = await decode([], { ...headers, origin: UI, 'sec-fetch-site': 'same-site' }, null);
      expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([status, UI]);
    }
  });

  it('are nobody else’s pages', async () => {
    const cookie = await signedIn(await emailOf(desk.office.saule));
    for (const origin of ['https://evil.example', 'http://127.0.0.1:4604', 'null']) {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
      const asked = await decode([], { cookie, origin, 'sec-fetch-site': 'same-site' }, null);
      expect([asked.status, asked.body.code]).toEqual([403, 'OtherSite']);
      expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    }
    const elsewhere = await desk.ask('OPTIONS', '/leads', { headers: { origin: UI } });
    expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('are named to supervisors and admins as the app itself was', async () => {
    const { body } = await desk.ask('GET', '/me', { as: 'saule' });
    expect(body.temporalUiUrl).toBe(`${UI}/namespaces/default/workflows`);
  });
});
