import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import readSheet from 'read-excel-file/node';
import { openDesk, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const filter = JSON.stringify({ field: 'name', is: 'filled' });

describe('B4 rows of a table', () => {
  it('come sorted, page after page, and only with a pipeline', async () => {
    for (const name of ['Вера', 'Анна', 'Борис'])
      await desk.ask('POST', '/leads', { as: 'aida', body: { name, tags: ['rows'] } });
    const path = `/leads?pipeline=education&sort=name&limit=2&q=&filter=${encodeURIComponent(JSON.stringify({ field: 'tags', is: 'contains', value: 'rows' }))}`;
    const first = await desk.ask('GET', path, { as: 'aida' });
    const second = await desk.ask('GET', `${path}&cursor=${first.body.next}`, { as: 'aida' });
    const names = [...first.body.items, ...second.body.items].map(({ name }: { name: string }) => name);
    expect(names).toEqual(['Анна', 'Борис', 'Вера']);
    expect(second.body.next).toBeNull();
    expect((await desk.ask('GET', '/leads?sort=name', { as: 'aida' })).status).toBe(422);
    expect((await desk.ask('GET', '/leads?pipeline=education&sort=secret', { as: 'aida' })).status).toBe(422);
    expect((await desk.ask('GET', '/leads?pipeline=education&sort=name&cursor=bm8', { as: 'aida' })).status).toBe(422);
  });

  it('are counted by group, only those that the reader sees', async () => {
    const groups = await desk.ask('GET', `/pipelines/education/groups?by=stage&filter=${encodeURIComponent(filter)}`, {
      as: 'timur',
    });
    expect(groups.body.items).toEqual([]);
    const hers = await desk.ask('GET', '/pipelines/education/groups?by=stage', { as: 'aida' });
    expect(hers.body.items).toEqual([{ value: 'new', count: 3, amounts: [] }]);
  });
});

describe('B4 saved views', () => {
  const search = { as: 'table', filter, sort: '-amount', columns: 'name,stage' };
  const seen = async (as: 'aida' | 'timur' | 'daniyar') =>
    (await desk.ask('GET', '/views?pipeline=education', { as })).body.items.map(({ name }: { name: string }) => name);

  it('are seen by whom they are kept for', async () => {
    for (const shared of ['mine', 'team'])
      expect(
        (
          await desk.ask('POST', '/views', {
            as: 'aida',
            body: { pipeline: 'education', name: shared, shared, search },
          })
        ).status,
      ).toBe(201);
    const all = { pipeline: 'education', name: 'all', shared: 'all', search };
    const refused = await desk.ask('POST', '/views', { as: 'aida', body: all });
    expect(refused.body).toMatchObject({ status: 403, code: 'ViewForOverseers' });
    expect((await desk.ask('POST', '/views', { as: 'daniyar', body: all })).status).toBe(201);
    expect(await seen('aida')).toEqual(['all', 'mine', 'team']);
    expect(await seen('timur')).toEqual(['all', 'team']);
  });

  it('are changed by their owner against its version, and by nobody who only sees them', async () => {
    const body = { pipeline: 'education', name: 'calls', shared: 'team', search };
    const { body: view } = await desk.ask('POST', '/views', { as: 'aida', body });
    const patch = { version: view.version, search: { as: 'table', sort: 'name' } };
    const path = `/views/${view.id}`;
    expect((await desk.ask('PATCH', path, { as: 'timur', body: patch })).body).toMatchObject({
      status: 403,
      code: 'ViewOfAnother',
    });
    expect((await desk.ask('PATCH', path, { as: 'aida', body: patch })).body).toMatchObject({
      search: patch.search,
      version: 2,
    });
    expect((await desk.ask('PATCH', path, { as: 'aida', body: patch })).body).toMatchObject({ code: 'VersionChanged' });
    expect((await desk.ask('DELETE', path, { as: 'timur' })).status).toBe(403);
    expect((await desk.ask('DELETE', path, { as: 'aida' })).status).toBe(204);
    expect(await seen('timur')).not.toContain('calls');
  });

  it('may be what somebody begins with, one a pipeline', async () => {
    const { body } = await desk.ask('GET', '/views?pipeline=education', { as: 'timur' });
    const [one, other] = body.items;
    for (const { id } of [one, other])
      await desk.ask('POST', `/views/${id}/default`, { as: 'timur', body: { is: true } });
    const after = (await desk.ask('GET', '/views?pipeline=education', { as: 'timur' })).body.items;
    expect(after.map(({ isDefault }: { isDefault: boolean }) => isDefault)).toEqual([false, true]);
    const hers = (await desk.ask('GET', '/views?pipeline=education', { as: 'aida' })).body.items;
    expect(hers.some(({ isDefault }: { isDefault: boolean }) => isDefault)).toBe(false);
  });
});

describe('B6 what is shown as a file', () => {
  const tagged = encodeURIComponent(JSON.stringify({ field: 'tags', is: 'contains', value: 'file' }));
  const file = (as: 'aida' | 'timur', format: string) =>
    fetch(
      `${desk.url}/api/v1/pipelines/education/export?format=${format}&columns=name:300,tags,waits,nothing&sort=name&filter=${tagged}`,
      { headers: { authorization: `Bearer token-${as}`, 'accept-language': 'en' } },
    );

  it('quotes what it must, and no formula of a client runs (people F09)', async () => {
    for (const [name, tags] of [
      ['=HYPERLINK("http://x.example")', ['file']],
      ['Ёлкин; "Ко", ТОО', ['file', 'Опт, розница', 'a;b', '"VIP"']],
    ] as const)
      await desk.ask('POST', '/leads', { as: 'aida', body: { name, tags } });
    const text = Buffer.from(await (await file('aida', 'csv')).arrayBuffer()).toString();
    expect(text.split('\r\n')).toEqual([
      '\ufeffLead,Tags',
      `"'=HYPERLINK(""http://x.example"")",file`,
      String.raw`"Ёлкин; ""Ко"", ТОО","file;Опт, розница;a\;b;""VIP"""`,
      '',
    ]);
  });

  it('is a sheet of texts and numbers, and holds only what the reader sees', async () => {
    const sheet = await readSheet(Buffer.from(await (await file('aida', 'xlsx')).arrayBuffer()));
    expect(sheet[0]!.data).toEqual([
      ['Lead', 'Tags'],
      ['=HYPERLINK("http://x.example")', 'file'],
      ['Ёлкин; "Ко", ТОО', String.raw`file;Опт, розница;a\;b;"VIP"`],
    ]);
    expect(await (await file('timur', 'csv')).text()).toBe('Lead,Tags\r\n');
  });

  it('is written down, with who took what', async () => {
    const { rows } = await desk.office.db.pool.query(
      `SELECT actor ->> 'id' AS by, data FROM event WHERE type = 'export.made' ORDER BY id`,
    );
    expect(rows.map(({ by, data }) => [by, data.format, data.leads])).toEqual([
      [desk.office.aida, 'csv', 2],
      [desk.office.aida, 'xlsx', 2],
      [desk.office.timur, 'csv', 0],
    ]);
  });
});
