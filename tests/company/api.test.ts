import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { readSeller } from '../../prisma/letter/seller.ts';
import { openDesk, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const get = async () => (await desk.ask('GET', '/settings/company', { as: 'aida' })).body;
const change = (body: object, as: 'saule' | 'aida' = 'saule') => desk.ask('PATCH', '/settings/company', { as, body });
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3b5bdb' } });

describe('H1 who sells', () => {
  it('is what the setting of before says, and what two admins change apart stays', async () => {
    expect(await get()).toMatchObject({ name: 'Ромашка', email: 'hello@romashka.example', branches: [], logo: null });
    await Promise.all([
      change({ details: 'БИН 190340000018', senderName: 'Ромашка, продажи' }),
      change({ currencies: ['KZT', 'USD'], languages: ['kk', 'ru'] }),
    ]);
    await change({ branches: [{ name: 'Астана', address: 'Мира 2', phone: '+7 717 200 00 00' }] });
    expect(await get()).toMatchObject({
      ...{ name: 'Ромашка', details: 'БИН 190340000018', currencies: ['KZT', 'USD'], languages: ['kk', 'ru'] },
      branches: [{ name: 'Астана' }],
    });
    expect(await readSeller(desk.office.db)).toMatchObject({ name: 'Ромашка', senderName: 'Ромашка, продажи' });
  });

  it('is changed by admins alone', async () => {
    expect((await change({ name: 'X' }, 'aida')).status).toBe(403);
    expect((await change({ currencies: ['XXQ'] })).status).toBe(422);
  });

  it('has a logo that is a picture by its bytes, drawn anew and small', async () => {
    const photo = (await picture(3000, 1000).jpeg().toBuffer()).toString('base64');
    const { body } = await change({ logo: photo });
    expect(body.logo).toMatch(/^data:image\/png;base64,/);
    const { width, height, format } = await sharp(Buffer.from(body.logo.split(',')[1], 'base64')).metadata();
    expect([width, height, format]).toEqual([480, 160, 'png']);
    const bomb = (await picture(6000, 6000).png().toBuffer()).toString('base64');
    const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>').toString('base64');
    for (const logo of [bomb, script, Buffer.from('GIF89a').toString('base64')]) {
      const said = await change({ logo });
      expect([said.status, said.body.code]).toEqual([422, 'LogoUnreadable']);
    }
    expect((await get()).logo).toBe(body.logo);
    await change({ logo: null });
    expect((await get()).logo).toBeNull();
  });
});
