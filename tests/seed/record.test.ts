import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moveLead } from '../../prisma/lead/lead.ts';
import { seedLarge } from '../../prisma/seed/large.ts';
import { openOffice, type Office } from '../support/office.ts';

const offices: Office[] = [];
beforeAll(async () => {
  for (let each = 0; each < 2; each++) offices.push(await openOffice());
});
afterAll(async () => {
  for (const office of offices) await office.close();
});

const all = async ({ db }: Office, text: string) => (await db.pool.query(text)).rows;

describe('M9 a large record to measure with', () => {
  it('is the same for the same seed, and as the commands would have left it', async () => {
    const [one, other] = offices as [Office, Office];
    for (const office of offices)
      expect(await seedLarge(office.db.as('report'), { leads: 2000, seed: 7 })).toMatchObject({
        leads: 2000,
        sellers: 1,
      });
    const clients = 'SELECT name, phone, email FROM lead_contact ORDER BY email';
    expect(await all(one, clients)).toEqual(await all(other, clients));
    // numbers without a gap, the subject at the last of them
    expect(
      await all(
        one,
        `SELECT s.id FROM subject s WHERE s.seq <> (SELECT count(*) FROM event e WHERE e.subject_id = s.id) OR s.seq <> (SELECT max(number) FROM event e WHERE e.subject_id = s.id)`,
      ),
    ).toEqual([]);
    expect(
      await all(
        one,
        `SELECT o.leads FROM load o WHERE o.leads <> (SELECT count(*) FROM lead l WHERE l.responsible_id = o.user_id AND l.closed_at IS NULL)`,
      ),
    ).toEqual([]);
    expect(await all(one, 'SELECT 1 FROM poke UNION ALL SELECT 1 FROM feed_waiting')).toEqual([]);
    const phones = await all(one, `SELECT DISTINCT left(phone, 4) AS start FROM lead_contact ORDER BY 1`);
    expect(phones.map(({ start }) => start)).toEqual(['+380', '+770', '+791']);
  });

  it('goes on by the same triggers as before, and takes more', async () => {
    const [one] = offices as [Office];
    const [lead] = await all(one, `SELECT l.id, l.stage FROM lead l WHERE l.closed_at IS NULL LIMIT 1`);
    const moved = await moveLead(one.db, { actor: { kind: 'user', id: one.saule }, leadId: lead.id, stage: 'won' });
    expect(moved).not.toHaveProperty('refusal');
    expect((await all(one, 'SELECT count(*)::int AS n FROM poke'))[0].n).toBeGreaterThan(0);
    expect(await seedLarge(one.db.as('report'), { leads: 500, seed: 8 })).toMatchObject({ leads: 500 });
  });
});
