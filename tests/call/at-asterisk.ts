import { expect, it } from '@jest/globals';
import { startLines } from '../../temporal/line.ts';
import { openAsterisk, type Asterisk } from '../support/asterisk/asterisk.ts';
import { NoAsterisk } from '../../activities/channel/voice/dev-server/packages.ts';
import { openPhones } from '../support/asterisk/phones.ts';
import { openDesk, type Name } from '../support/desk.ts';
import { until } from '../support/until.ts';

type Wish = {
  extensions: Record<string, string>;
  settings?: (pbx: Asterisk) => Record<string, string>;
  /** nobody has the line yet */
  alone?: boolean;
};

/** A desk with a line at a real Asterisk and these phones; `pbx` is undefined where Asterisk cannot be had. */
export const openAtAsterisk = async ({ extensions, settings = () => ({}), alone = false }: Wish) => {
  const desk = await openDesk();
  const pbx = await openAsterisk().catch((error: unknown) => {
    if (!(error instanceof NoAsterisk)) throw error;
    console.warn(`Calls are not tried on a real Asterisk here: ${error.message}`);
    return undefined;
  });
  const phones = pbx && (await openPhones(pbx));
  const { config, db, log, store } = desk.deps;
  const open = () =>
    startLines({
      db,
      databaseUrl: config.databaseUrl,
      publicUrl: desk.url,
      keys: config.encryptionKeys,
      log,
      store,
      everyMs: 300,
    });
  for (const [name, extension] of Object.entries(extensions))
    await db.pool.query('UPDATE app_user SET extension = $2 WHERE name = $1', [name, extension]);
  const ask = (method: string, path: string, body?: object, as: Name = 'daniyar') =>
    desk.ask(method, path, { as, body });
  if (pbx) {
    const body = {
      channel: 'voice',
      provider: 'asterisk',
      name: 'main',
      settings: { ...pbx.settings, ...settings(pbx) },
    };
    expect((await ask('POST', '/accounts', body, 'saule')).status).toBe(201);
  }
  let lines = pbx && !alone ? open() : undefined;
  const read = async (id: string) => (await ask('GET', `/calls/${id}`)).body;
  const becomes = (id: string, what: string, seen: (one: any) => boolean) =>
    until(async () => {
      const one = await read(id);
      return seen(one) && one;
    }, what);
  return {
    ...{ desk, pbx, phones: phones!, ask, read, becomes },
    is: (id: string, state: string) => becomes(id, state, (one) => one.state === state),
    call: async (phone: string, as: Name = 'aida'): Promise<string> => {
      const { status, body } = await ask('POST', '/calls', { phone }, as);
      expect({ status, body }).toMatchObject({ status: 201 });
      return body.id;
    },
    /** whoever has the line is gone */
    leaveLine: async () => {
      await lines?.close();
      lines = undefined;
    },
    takeLine: () => void (lines = open()),
    close: async () => {
      await lines?.close();
      await phones?.close();
      await pbx?.close();
      await desk.close();
    },
  };
};
export type AtAsterisk = Awaited<ReturnType<typeof openAtAsterisk>>;

/** Asterisk has no line of ours left. */
export const free = (asterisk: Asterisk) =>
  until(
    async () => [...(await asterisk.ask('channels')), ...(await asterisk.ask('bridges'))].length === 0,
    'an Asterisk without calls',
    20,
  );

/** How often Asterisk has dialled a number, by its own log. */
export const dials = (asterisk: Asterisk, phone: string): number => asterisk.log().split(`Called ${phone}`).length - 1;

let skipped = 0;
/** Where Asterisk cannot be had, a test says so and is counted. */
export const realTest = (place: () => AtAsterisk) => (name: string, act: (pbx: Asterisk) => Promise<void>) =>
  it(name, async () => {
    const { pbx } = place();
    if (pbx) return act(pbx);
    skipped += 1;
    console.warn(`${skipped} tests on a real Asterisk were skipped`);
  });
