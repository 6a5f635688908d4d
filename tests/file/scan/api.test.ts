import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openClamd } from '../../../storage/clamd.ts';
import { scanWaiting } from '../../../temporal/scan-files.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { formWith, photo } from '../pictures.ts';
import { EICAR, startClamd } from './clamd.ts';

let desk: Desk;
let clamd: Awaited<ReturnType<typeof startClamd>>;
beforeAll(async () => {
  [desk, clamd] = await Promise.all([openDesk(), startClamd()]);
});
afterAll(async () => {
  await clamd.close();
  await desk.close();
});

const send = (name: string, bytes: Buffer | string) =>
  desk.ask('POST', '/files', { as: 'aida', ...formWith(name, bytes) });
const open = (id: string, what = '') => desk.ask('GET', `/files/${id}${what}`, { as: 'aida' });
const away = openClamd('127.0.0.1:1');

describe('B9 a scanner for viruses', () => {
  it('lets a clean file in at once, whatever its size', async () => {
    desk.deps.scan = openClamd(clamd.address);
    const clean = await send('договор.txt', `${'договор '.repeat(200_000)}`);
    expect(clean).toMatchObject({ status: 201, body: { scan: 'clean' } });
    expect(clamd.heard.at(-1)).toBe(clean.body.size);
    expect((await open(clean.body.id)).status).toBe(200);
  });

  it('refuses an infected one by its virus’s name, and keeps nothing of it', async () => {
    const files = async () => (await desk.office.db.pool.query('SELECT count(*)::int AS n FROM file')).rows[0].n;
    const before = await files();
    expect(await send('счёт.txt', EICAR)).toMatchObject({
      status: 422,
      body: { code: 'FileInfected', detail: expect.stringContaining('Eicar-Test-Signature') },
    });
    expect(await files()).toBe(before);
  });

  it('that is away leaves the file closed and said so, until it has looked', async () => {
    desk.deps.scan = away;
    const [picture, text] = [await send('фото.jpg', await photo()), await send('ещё.txt', `тест ${EICAR}`)];
    for (const { status, body } of [picture, text]) expect([status, body.scan]).toEqual([201, 'waiting']);
    expect(await open(picture.body.id)).toMatchObject({ status: 409, body: { code: 'FileNotScanned' } });
    expect((await open(picture.body.id, '/thumbnail')).status).toBe(404);
    expect((await open(picture.body.id, '/about')).body).toMatchObject({ scan: 'waiting' });
    const { db } = desk.office;
    expect(await scanWaiting(db, { store: desk.deps.store, scan: away })).toBe(0);
    expect(await scanWaiting(db, { store: desk.deps.store, scan: openClamd(clamd.address) })).toBe(2);
    expect((await open(picture.body.id)).status).toBe(200);
    expect((await open(picture.body.id, '/thumbnail')).status).toBe(200);
    expect((await open(text.body.id)).body).toMatchObject({ code: 'FileInfected' });
    await expect(desk.deps.store.read(`file/${text.body.id}`)).rejects.toThrow();
  });

  it('that cannot look at so many bytes leaves the file closed', async () => {
    const small = await startClamd({ most: 10 });
    desk.deps.scan = openClamd(small.address);
    expect(await send('большой.txt', 'больше десяти байтов')).toMatchObject({ status: 201, body: { scan: 'waiting' } });
    await small.close();
  });
});
