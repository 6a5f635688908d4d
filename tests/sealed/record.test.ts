import { forgetSecrets, keepSecrets, readSecrets, showSecrets } from '../../prisma/sealed/secret.ts';
import { openOffice, type Office } from '../support/office.ts';

describe('L4 secrets that are given on a screen', () => {
  let office: Office;
  const ring = [
    { id: 'now', key: Buffer.alloc(32, 1) },
    { id: 'before', key: Buffer.alloc(32, 2) },
  ];
  const about = 'account:email:sales';
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  it('stand sealed in the database, are read with the ring, and shown by their end alone', async () => {
    const { db } = office;
    await keepSecrets(db, ring, {
      about,
      secrets: { token: 'key-0123456789abcd1234', password: 'short' },
      by: office.saule,
    });
    expect(JSON.stringify((await db.pool.query('SELECT * FROM secret')).rows)).not.toMatch(/0123456789|short/);
    expect(await readSecrets(db, ring, about)).toEqual({ token: 'key-0123456789abcd1234', password: 'short' });
    expect(await showSecrets(db, about)).toMatchObject([
      { name: 'password', ends: null, setBy: office.saule },
      { name: 'token', ends: '1234' },
    ]);
  });

  it('stay where only others are given anew, and open with a former key of the ring', async () => {
    const { db } = office;
    await keepSecrets(db, [ring[1]!], { about, secrets: { password: 'another' }, by: null });
    expect(await readSecrets(db, ring, about)).toEqual({ token: 'key-0123456789abcd1234', password: 'another' });
    await keepSecrets(db, ring, { about, secrets: { password: null }, by: null });
    expect(await readSecrets(db, ring, about)).toEqual({ token: 'key-0123456789abcd1234' });
  });

  it('do not open in another place, nor without their key', async () => {
    const { db } = office;
    await db.pool.query(`INSERT INTO secret (about, name, sealed) SELECT 'account:sms', name, sealed FROM secret`);
    await expect(readSecrets(db, ring, 'account:sms')).rejects.toThrow();
    await expect(readSecrets(db, [ring[1]!], about)).rejects.toThrow(/ENCRYPTION_KEYS/);
    await forgetSecrets(db, about);
    expect(await showSecrets(db, about)).toEqual([]);
  });
});
