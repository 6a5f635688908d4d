import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { secretOf, withSecret } from '../../../prisma/contact/confirmation-secret.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { openForm, clientOf, stranger } from '../strangers.ts';

let desk: Desk;
let fill: Awaited<ReturnType<typeof openForm>>;
beforeAll(async () => {
  desk = await openDesk();
  fill = await openForm(desk.office);
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate'));
afterAll(() => desk?.close());

const sql = (text: string, ...values: unknown[]) => desk.office.db.pool.query(text, values).then(({ rows }) => rows);
const ask = (method: string, path: string, as?: Name, body?: unknown) => desk.ask(method, path, { as, body });

/** A client who came by a form, with the address that a stranger typed. */
const typed = async (kind: 'phone' | 'email') => {
  const { name, phone, email } = stranger();
  const lead = await fill({ name, phone, email });
  const contact = await clientOf(desk.office, lead);
  const [{ id, value }] = await sql('SELECT * FROM address WHERE contact_id = $1 AND kind = $2', contact, kind);
  const path = `/contacts/${contact}/addresses/${id}`;
  return { contact, lead, id, value, path, ask: () => ask('POST', `${path}/confirmation`, 'saule') };
};
/** What the client was sent last about an address. */
const sent = async (address: string) => {
  const [row] = await sql(
    `SELECT d.*, q.way, q.until FROM confirmation q JOIN delivery d ON d.id = q.id WHERE q.address_id = $1 ORDER BY q.asked_at DESC, q.id DESC LIMIT 1`,
    address,
  );
  return { ...row, secret: await secretOf(desk.office.db, row.id, row.way) };
};
/** As if it had been asked so many minutes earlier. */
const earlier = (address: string, minutes: number) =>
  sql(
    'UPDATE confirmation SET asked_at = asked_at - make_interval(mins => $2), until = until - make_interval(mins => $2) WHERE address_id = $1',
    address,
    minutes,
  );
const trustOf = async (id: string) => (await sql('SELECT trust FROM address WHERE id = $1', id))[0].trust;
const code = (path: string, typedCode: string) =>
  ask('POST', `${path}/confirmation/code`, 'saule', { code: typedCode }).then(({ status, body }) => [
    status,
    body.code,
  ]);

describe('B13 an address confirmed by a link', () => {
  it('gives it the client’s own trust by her press, not by a look, told in her story (people B11)', async () => {
    const one = await typed('email');
    expect((await one.ask()).status).toBe(200);
    const letter = await sent(one.id);
    expect(letter).toMatchObject({ account: 'email', recipient: one.value, state: 'queued', lead_id: null });
    expect(letter.not_after).toEqual(letter.until);
    expect(letter.body).not.toContain(letter.secret);
    expect(await withSecret(desk.office.db, letter, letter.body)).toContain(
      `(${desk.deps.config.publicUrl}/confirm/${letter.secret})`,
    );
    const [kept] = await sql('SELECT encode(hash, $2) AS hash FROM confirmation WHERE id = $1', letter.id, 'escape');
    expect(kept.hash).not.toContain(letter.secret);
    const link = `/confirmations/${letter.secret}`;
    const shown = { language: 'ru', confirmed: false };
    for (const _ of [1, 2]) expect((await ask('GET', link)).body).toMatchObject(shown);
    expect((await ask('GET', link)).body.address).not.toBe(one.value);
    expect(await trustOf(one.id)).toBe('claimed');
    expect((await ask('POST', link)).body).toMatchObject({ confirmed: true });
    expect(await trustOf(one.id)).toBe('confirmed');
    const { addresses } = (await ask('GET', `/contacts/${one.contact}`, 'saule')).body;
    const mine = addresses.find(({ id }: { id: string }) => id === one.id);
    expect(mine).toMatchObject({ trust: 'confirmed', asked: null, origin: { confirmedAt: expect.any(String) } });
    const told = await sql(
      `SELECT type, actor FROM event WHERE noun_id = $1 AND noun = 'contact' ORDER BY id`,
      one.contact,
    );
    expect(told.map(({ type, actor }) => [type, actor.kind])).toEqual([
      ['contact.address_asked', 'user'],
      ['contact.address_confirmed', 'client'],
    ]);
    expect((await one.ask()).body.code).toBe('AddressConfirmed');
  });

  it('changes nothing when it is pressed again, and is not found by a stranger’s token', async () => {
    const one = await typed('email');
    await one.ask();
    const { secret } = await sent(one.id);
    const strange = `/confirmations/${'x'.repeat(secret.length)}`;
    for (const method of ['GET', 'POST']) expect((await ask(method, strange)).status).toBe(404);
    await ask('POST', `/confirmations/${secret}`);
    const count = () => sql(`SELECT count(*)::int AS n FROM event WHERE noun_id = $1`, one.contact);
    const before = await count();
    const again = await ask('POST', `/confirmations/${secret}`);
    expect([again.status, again.body.confirmed]).toEqual([200, true]);
    expect(await count()).toEqual(before);
  });

  it('is over after three days, when a new one was sent, when the address is refused or the client merged', async () => {
    const dead = async (secret: string, id: string) => {
      for (const method of ['GET', 'POST']) expect((await ask(method, `/confirmations/${secret}`)).status).toBe(404);
      expect(await trustOf(id)).not.toBe('confirmed');
    };
    const old = await typed('email');
    await old.ask();
    const first = await sent(old.id);
    await earlier(old.id, 2);
    await old.ask();
    await dead(first.secret, old.id);
    const second = await sent(old.id);
    expect((await ask('GET', `/confirmations/${second.secret}`)).status).toBe(200);
    await earlier(old.id, 3 * 24 * 60);
    await dead(second.secret, old.id);
    const refused = await typed('email');
    await refused.ask();
    await ask('POST', `${refused.path}/refuse`, 'saule');
    await ask('POST', `${refused.path}/accept`, 'saule');
    await dead((await sent(refused.id)).secret, refused.id);
    const [gone, stays] = [await typed('email'), await typed('email')];
    await gone.ask();
    const merged = await ask('POST', `/contacts/${stays.contact}/merge`, 'saule', { with: gone.contact, choose: {} });
    expect(merged.status).toBeLessThan(300);
    await dead((await sent(gone.id)).secret, gone.id);
  });
});

describe('B13 an address confirmed by a code', () => {
  it('is typed by whoever the client told it to', async () => {
    const one = await typed('phone');
    expect((await one.ask()).status).toBe(200);
    const { secret, account, body, ...message } = await sent(one.id);
    expect([account, secret]).toEqual(['sms', expect.stringMatching(/^\d{6}$/)]);
    expect(body).not.toContain(secret);
    expect(await withSecret(desk.office.db, message as never, body)).toContain(secret);
    const { addresses } = (await ask('GET', `/leads/${one.lead}/client`, 'saule')).body;
    expect(addresses.find(({ id }: { id: string }) => id === one.id).asked).toMatchObject({
      way: 'code',
      triesLeft: 5,
    });
    expect((await ask('POST', `/confirmations/${secret}xxxx`)).status).toBe(404);
    expect(await code(one.path, `${secret.slice(0, 3)} ${secret.slice(3)}`)).toEqual([200, undefined]);
    expect(await trustOf(one.id)).toBe('confirmed');
    const [{ origin }] = await sql('SELECT origin FROM address WHERE id = $1', one.id);
    expect(origin).toMatchObject({ confirmedBy: desk.office.saule });
    expect(await code(one.path, secret)).toEqual([409, 'AddressConfirmed']);
  });

  it('is worth five tries and a quarter of an hour', async () => {
    const one = await typed('phone');
    expect(await code(one.path, '123456')).toEqual([409, 'ConfirmationOver']);
    await one.ask();
    const { secret } = await sent(one.id);
    const wrong = secret === '000000' ? '000001' : '000000';
    for (const _ of [1, 2, 3, 4]) expect(await code(one.path, wrong)).toEqual([422, 'CodeWrong']);
    expect(await code(one.path, wrong)).toEqual([409, 'CodeSpent']);
    expect(await code(one.path, secret)).toEqual([409, 'CodeSpent']);
    expect((await one.ask()).body.code).toBe('AskedJustNow');
    await earlier(one.id, 1);
    await one.ask();
    const fresh = await sent(one.id);
    await earlier(one.id, 15);
    expect(await code(one.path, fresh.secret)).toEqual([409, 'ConfirmationOver']);
    expect(await trustOf(one.id)).toBe('claimed');
  });

  it('counts every try of many at once', async () => {
    const one = await typed('phone');
    await one.ask();
    const { secret } = await sent(one.id);
    const wrong = secret === '000000' ? '000001' : '000000';
    const answers = await Promise.all(Array.from({ length: 12 }, () => code(one.path, wrong)));
    expect(answers.filter(([, said]) => said === 'CodeWrong')).toHaveLength(4);
    expect(await code(one.path, secret)).toEqual([409, 'CodeSpent']);
  });

  it('is sent five times a day, whoever has the number', async () => {
    const one = await typed('phone');
    for (const _ of [1, 2, 3, 4, 5]) {
      expect((await one.ask()).status).toBe(200);
      await earlier(one.id, 2);
    }
    expect((await one.ask()).body.code).toBe('AskedEnough');
    const [other] = await sql(
      `INSERT INTO address (contact_id, kind, value, trust) SELECT id, 'phone', $2, 'claimed' FROM contact WHERE id <> $1 LIMIT 1 RETURNING *`,
      one.contact,
      one.value,
    );
    const said = await ask('POST', `/contacts/${other.contact_id}/addresses/${other.id}/confirmation`, 'saule');
    expect(said.body.code).toBe('AskedEnough');
    const open = await sql('SELECT 1 FROM confirmation WHERE address_id = $1 AND closed_at IS NULL', one.id);
    expect(open).toHaveLength(1);
  });
});

describe('L2 asking to confirm', () => {
  it('is for who may change the contact', async () => {
    const one = await typed('email');
    await sql('UPDATE lead SET responsible_id = $2 WHERE id = $1', one.lead, desk.office.aida);
    expect((await ask('POST', `${one.path}/confirmation`, 'timur')).status).toBe(404);
    expect((await ask('POST', `${one.path}/confirmation/code`, 'timur', { code: '123456' })).status).toBe(404);
    expect((await ask('POST', `${one.path}/confirmation`, 'aida')).status).toBe(200);
    const nobody = `/contacts/${one.contact}/addresses/${one.contact}/confirmation`;
    expect((await ask('POST', nobody, 'saule')).status).toBe(404);
  });
});
