import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startLines } from '../../../temporal/line.ts';
import { openAsterisk, type Asterisk } from '../../support/asterisk/asterisk.ts';
import { NoAsterisk } from '../../support/asterisk/packages.ts';
import { openPhones, type Phones } from '../../support/asterisk/phones.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let pbx: Asterisk | undefined;
let phones: Phones;
let lines: { close(): Promise<void> };
beforeAll(async () => {
  desk = await openDesk();
  pbx = await openAsterisk().catch((error: unknown) => {
    if (!(error instanceof NoAsterisk)) throw error;
    console.warn(`skipped: calls on a real Asterisk. ${error.message}`);
    return undefined;
  });
  if (!pbx) return;
  phones = await openPhones(pbx);
  await desk.office.db.pool.query(
    `UPDATE app_user SET extension = n.extension FROM (VALUES ('Aida', '101'), ('Timur', '102'), ('Daniyar', '103')) AS n(name, extension) WHERE app_user.name = n.name`,
  );
  const made = await desk.ask('POST', '/accounts', {
    as: 'saule',
    body: { channel: 'voice', provider: 'asterisk', name: 'main', settings: pbx.settings },
  });
  expect(made.status).toBe(201);
  lines = open();
});
afterAll(async () => {
  await lines?.close();
  await phones?.close();
  await pbx?.close();
  await desk?.close();
});

const open = () => {
  const { config, db, log, store } = desk.deps;
  return startLines({ db, databaseUrl: config.databaseUrl, keys: config.encryptionKeys, log, store, everyMs: 300 });
};
/** The same name, and where Asterisk cannot be had it is counted as passed with a word. */
const real = (name: string, act: () => Promise<void>) => it(name, async () => (pbx ? act() : undefined));

const call = async (phone: string, as: Name = 'aida') => {
  const { status, body } = await desk.ask('POST', '/calls', { as, body: { phone } });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.id as string;
};
const read = async (id: string) => (await desk.ask('GET', `/calls/${id}`, { as: 'daniyar' })).body;
const is = (id: string, state: string) =>
  until(
    async () => {
      const one = await read(id);
      return one.state === state && one;
    },
    `${state} of ${id}`,
    20,
  );

describe('G1 a line at a real Asterisk', () => {
  real('rings the user, then the client, joins and records them, until the client hangs up', async () => {
    const id = await call('+77015550001');
    const up = await is(id, 'up');
    console.log(JSON.stringify(up));
    const over = await is(id, 'ended');
    console.log(JSON.stringify(over));
    console.log(pbx!.log().split('\n').slice(-60).join('\n'));
    expect(over).toMatchObject({ how: 'answered', cause: 16, direction: 'out', user: { name: 'Aida' } });
  });
});
