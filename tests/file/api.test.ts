import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { sweepFiles } from '../../prisma/file/file-sweep.ts';
import { storedEvents } from '../support/catalogued.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';
import { newLead } from '../support/office.ts';
import { bomb, formWith, photo } from './pictures.ts';

let desk: Desk;
let leadId: string;
beforeAll(async () => {
  desk = await openDesk();
  leadId = await newLead(desk.office);
});
afterAll(() => desk?.close());

const send = (name: string, bytes: Buffer | string, { as = 'aida', type }: { as?: Name; type?: string } = {}) =>
  desk.ask('POST', '/files', { as, ...formWith(name, bytes, type) });
const attach = (fileId: string, path = `/leads/${leadId}`, as: Name = 'aida') =>
  desk.ask('POST', `${path}/files`, { as, body: { fileId } });
const get = (path: string, as: Name = 'aida', headers: Record<string, string> = {}) =>
  fetch(`${desk.url}/api/v1${path}`, { headers: { authorization: `Bearer token-${as}`, ...headers } });
const rows = async (text: string, values: unknown[] = []) => (await desk.office.db.pool.query(text, values)).rows;

describe('B9 a file', () => {
  it('is taken by its bytes, attached to a lead, told in its story and opened', async () => {
    const bytes = await photo();
    const sent = await send('Паспорт.jpg', bytes, { type: 'text/html' });
    expect(sent).toMatchObject({
      status: 201,
      body: { name: 'Паспорт.jpg', type: 'image/jpeg', size: bytes.length, width: 800, height: 600, thumbnail: true },
    });
    expect(sent.body.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await attach(sent.body.id)).toMatchObject({ status: 201 });
    expect((await attach(sent.body.id)).body).toMatchObject({ code: 'FileAttached' });
    const { items } = (await desk.ask('GET', `/leads/${leadId}/files`, { as: 'daniyar' })).body;
    expect(items).toEqual([sent.body]);
    const story = (await desk.ask('GET', `/leads/${leadId}/events`, { as: 'aida' })).body.items;
    expect(story.at(-1)).toMatchObject({
      type: 'file.attached',
      nounId: sent.body.id,
      leadId,
      data: { name: 'Паспорт.jpg', size: bytes.length, thumbnail: true },
    });
    const opened = await get(`/files/${sent.body.id}`);
    expect(Buffer.from(await opened.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(opened.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': expect.stringMatching(/^inline; .*UTF-8''%D0%9F/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    const small = await get(`/files/${sent.body.id}/thumbnail`);
    // storage/look.ts lets pictures be read from files only
    const path = await desk.deps.store.scratch();
    writeFileSync(path, Buffer.from(await small.arrayBuffer()));
    const { width, height, format } = await sharp(path).metadata();
    rmSync(path);
    expect([width, height, format, small.headers.get('content-type')]).toEqual([320, 240, 'webp', 'image/webp']);
  });

  it('is given in parts and not again where the browser has it', async () => {
    const { id, sha256 } = (await send('a.bin', Buffer.from('0123456789'))).body;
    const part = await get(`/files/${id}`, 'aida', { range: 'bytes=2-4' });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
    expect((await get(`/files/${id}`, 'aida', { range: 'bytes=20-' })).status).toBe(416);
    expect((await get(`/files/${id}`, 'aida', { 'if-none-match': `"${sha256}"` })).status).toBe(304);
    const other = await get(`/files/${id}`, 'aida', { range: 'bytes=2-4', 'if-range': '"another"' });
    expect([other.status, await other.text()]).toEqual([200, '0123456789']);
  });

  it('is never served as a page, whatever its sender calls it (conversations C91)', async () => {
    const svg = await send('a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', {
      type: 'image/svg+xml',
    });
    const page = await send('a.html', '<script>alert(1)</script>', { type: 'text/html' });
    for (const { body } of [svg, page]) {
      expect(body).toMatchObject({ type: 'application/octet-stream', thumbnail: false });
      const { headers } = await get(`/files/${body.id}`);
      expect(headers.get('content-disposition')).toMatch(/^attachment;/);
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
      expect((await get(`/files/${body.id}/thumbnail`)).status).toBe(404);
    }
    for (const [name, bytes] of [
      ['a.png', '<script>alert(1)</script>'],
      ['b.jpg', '<html>'],
    ] as const)
      expect((await send(name, bytes, { type: 'image/png' })).body).toMatchObject({ code: 'FileNotAsNamed' });
  });

  it('that lies, is empty, damaged, a program or a bomb is refused with a sentence, and nothing of it stays', async () => {
    const before = await rows('SELECT count(*) FROM file');
    const jpeg = await photo();
    const noise = await sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer();
    const said = [
      await send('a.png', await bomb()),
      await send('a.jpg', noise.subarray(0, noise.length / 2)),
      await send('a.txt', ''),
      await send('a.exe', 'MZ'),
      await send('a.pdf', jpeg),
    ];
    expect(said.map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'FileTooManyPixels'],
      [422, 'FileDamaged'],
      [422, 'FileEmpty'],
      [422, 'FileIsProgram'],
      [422, 'FileNotAsNamed'],
    ]);
    for (const { body } of said) expect(body.detail).toMatch(/^[A-Z“].{20,}\.$/);
    expect(await rows('SELECT count(*) FROM file')).toEqual(before);
    expect(
      (await desk.ask('POST', '/files', { as: 'aida', raw: '--cut--\r\n', headers: formWith('', '').headers })).body
        .code,
    ).toMatch(/FileNotSent|BodyUnreadable/);
    expect((await desk.ask('POST', '/files', { as: 'aida', body: {} })).status).toBe(415);
  });

  it('sent twice under one key is one', async () => {
    const once = () => desk.ask('POST', '/files', { as: 'aida', key: 'once', ...formWith('a.txt', 'hello') });
    const [first, second] = [await once(), await once()];
    expect(second.body).toEqual(first.body);
    expect(await rows(`SELECT count(*)::int AS n FROM file WHERE name = 'a.txt'`)).toEqual([{ n: 1 }]);
  });

  it('is opened by whoever uploaded it and by readers of what it is attached to, by nobody else', async () => {
    const { id } = (await send('secret.txt', 'secret')).body;
    const opens = async (as: Name) => (await get(`/files/${id}`, as)).status;
    expect([await opens('aida'), await opens('timur'), await opens('daniyar')]).toEqual([200, 404, 404]);
    await attach(id);
    expect([await opens('aida'), await opens('timur'), await opens('daniyar')]).toEqual([200, 404, 200]);
    expect((await get(`/files/${id}/about`, 'timur')).status).toBe(404);
    // knowing its number helps nobody to attach it to a lead of their own
    const his = await desk.ask('POST', '/leads', { as: 'timur', body: { pipeline: 'education', name: 'his' } });
    expect((await attach(id, `/leads/${his.body.id}`, 'timur')).status).toBe(404);
    expect((await desk.ask('DELETE', `/leads/${leadId}/files/${id}`, { as: 'timur' })).status).toBe(404);
    expect((await desk.ask('DELETE', `/leads/${leadId}/files/${id}`, { as: 'aida' })).status).toBe(200);
    expect([await opens('aida'), await opens('daniyar')]).toEqual([200, 404]);
    expect((await attach(id)).status).toBe(201);
    expect(await opens('daniyar')).toBe(200);
  });

  it('hangs on a client, a company and a task, in the story of what it belongs to', async () => {
    const { id } = (await send('offer.pdf', '%PDF-1.7\n%%EOF')).body;
    const [{ contact_id: contactId } = {}] = await rows(
      `INSERT INTO contact (name) VALUES ('Арман') RETURNING id AS contact_id`,
    );
    const [{ company_id: companyId } = {}] = await rows(
      `INSERT INTO company (name) VALUES ('Ромашка') RETURNING id AS company_id`,
    );
    await rows('INSERT INTO lead_contact (lead_id, contact_id, name) VALUES ($1, $2, $3)', [
      leadId,
      contactId,
      'Арман',
    ]);
    await rows('UPDATE lead SET company_id = $2 WHERE id = $1', [leadId, companyId]);
    const task = await desk.ask('POST', '/tasks', {
      as: 'aida',
      body: { type: 'call', text: 'x', leadId, dueAt: '2030-01-01T10:00:00Z' },
    });
    for (const path of [`/contacts/${contactId}`, `/companies/${companyId}`, `/tasks/${task.body.id}`]) {
      expect((await attach(id, path, 'timur')).status).toBe(404);
      expect((await attach(id, path)).status).toBe(201);
      expect((await desk.ask('GET', `${path}/files`, { as: 'aida' })).body.items).toMatchObject([{ id }]);
      expect((await desk.ask('GET', `${path}/files`, { as: 'timur' })).status).toBe(404);
    }
    const told = await rows('SELECT subject_kind, data -> $2 AS on FROM event WHERE noun_id = $1 ORDER BY seq', [
      id,
      'on',
    ]);
    expect(told).toEqual([
      { subject_kind: 'contact', on: null },
      { subject_kind: 'company', on: null },
      { subject_kind: 'lead', on: { noun: 'task', id: task.body.id } },
    ]);
  });
});

describe('B9 an upload in parts', () => {
  const MiB = 1024 * 1024;
  const begin = (name: string, size: number) => desk.ask('POST', '/uploads', { as: 'aida', body: { name, size } });
  const part = (id: string, at: number, bytes: Buffer) =>
    desk.ask('PATCH', `/uploads/${id}?at=${at}`, {
      as: 'aida',
      raw: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    });

  it('that was cut off at 99 % goes on from there', async () => {
    const bytes = randomBytes(10 * MiB);
    const { id } = (await begin('film.bin', bytes.length)).body;
    for (let at = 0; at < 9 * MiB; at += 3 * MiB)
      expect((await part(id, at, bytes.subarray(at, at + 3 * MiB))).body.arrived).toBe(at + 3 * MiB);
    // the last part breaks off before its last byte
    await new Promise<void>((done) => {
      const broken = request(`${desk.url}/api/v1/uploads/${id}?at=${9 * MiB}`, {
        method: 'PATCH',
        headers: { authorization: 'Bearer token-aida', 'content-length': MiB },
      });
      broken.on('error', () => done());
      broken.write(bytes.subarray(9 * MiB, -1), () => setTimeout(() => broken.destroy(), 50));
    });
    expect((await desk.ask('POST', `/uploads/${id}/file`, { as: 'aida' })).body).toMatchObject({
      code: 'UploadUnfinished',
    });
    const { arrived } = (await desk.ask('GET', `/uploads/${id}`, { as: 'aida' })).body;
    expect(arrived).toBe(9 * MiB);
    expect((await part(id, 0, bytes.subarray(0, MiB))).body).toMatchObject({
      code: 'UploadElsewhere',
      values: { arrived },
    });
    await part(id, arrived, bytes.subarray(arrived));
    const file = await desk.ask('POST', `/uploads/${id}/file`, { as: 'aida' });
    expect(file).toMatchObject({ status: 201, body: { name: 'film.bin', size: bytes.length } });
    expect(file.body.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect((await desk.ask('POST', `/uploads/${id}/file`, { as: 'aida' })).body).toEqual(file.body);
  });

  it('is hers alone, is refused before its first byte where it is too large, and of two parts for one place one counts', async () => {
    expect((await begin('film.mp4', 101 * MiB)).body).toMatchObject({ code: 'UploadTooLarge', detail: /100/ });
    const { id } = (await begin('a.txt', 10)).body;
    expect((await desk.ask('GET', `/uploads/${id}`, { as: 'timur' })).status).toBe(404);
    const both = await Promise.all([part(id, 0, Buffer.from('01234')), part(id, 0, Buffer.from('56789'))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await part(id, 5, Buffer.from('0123456789'))).status).toBe(409);
  });

  it('cannot fill the disk: what hangs on nothing is bounded', async () => {
    await rows(
      `UPDATE upload SET size = 1024 * 1024 * 1024 WHERE id = (SELECT id FROM upload WHERE file_id IS NULL LIMIT 1)`,
    );
    expect((await begin('a.txt', 10)).body).toMatchObject({ code: 'TooManyLooseFiles' });
    expect((await send('a.txt', 'x')).status).toBe(429);
    await rows('DELETE FROM upload');
  });
});

describe('B9 what hangs on nothing', () => {
  it('is removed after a day, bytes and all, and nothing else is', async () => {
    const [loose, kept, taken] = [
      (await send('loose.jpg', await photo())).body.id,
      (await send('kept.jpg', await photo())).body.id,
      (await send('taken.jpg', await photo())).body.id,
    ];
    await attach(kept);
    await attach(taken);
    await desk.ask('DELETE', `/leads/${leadId}/files/${taken}`, { as: 'aida' });
    const sweep = () => sweepFiles(desk.office.db, desk.deps.store.remove);
    await sweep();
    expect((await get(`/files/${loose}`)).status).toBe(200);
    await rows(`UPDATE file SET loose_since = loose_since - interval '25 hours'`);
    expect(await sweep()).toBeGreaterThanOrEqual(2);
    const opens = async (id: string) => (await get(`/files/${id}`)).status;
    expect([await opens(loose), await opens(kept), await opens(taken)]).toEqual([404, 200, 404]);
    await expect(desk.deps.store.read(`thumbnail/${loose}`)).rejects.toThrow('has no');
    const left = readdirSync((await desk.deps.store.scratch()).replace(/[^/]+$/, ''));
    expect(left).toEqual([]);
  });
});

describe('A10 events of files', () => {
  it('all say what the catalogue knows', async () => {
    const { strange, types } = await storedEvents(desk.office.db);
    expect(strange).toEqual([]);
    for (const type of ['file.attached', 'file.removed']) expect(types).toContain(type);
  });
});
