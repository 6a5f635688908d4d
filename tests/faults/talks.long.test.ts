import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { holdsWithin } from '../support/outside.ts';
import { startSystem, STARTS_WITHIN, type System } from '../support/system.ts';
import { diceOf, killAtRandom } from './killing.ts';
import { openDoors, type Door } from './talk/doors.ts';
import { asked } from './talk/record.ts';
import { openScreen, readMessages } from './talk/screen.ts';
import { beginTalks, talkOn } from './talk/talking.ts';
import { isQuiet, settleLost, whatIsWrong } from './talk/told.ts';

const messages = Number(process.env['FAULTS_MESSAGES'] ?? 2000);
const seconds = Number(process.env['FAULTS_SECONDS'] ?? 150);
const seeds = (process.env['FAULTS_SEED'] ?? '38').split(',').map(Number);
const CLIENTS = 10;
const QUIET_SECONDS = 300;
const CUTS = 4;

describe.each(seeds)('D1 D5 M3 talks by four channels while everything dies twice, seed %i', (seed) => {
  let system: System;
  let doors: Door[];
  beforeAll(async () => {
    system = await startSystem({ TRUSTED_PROXIES: '127.0.0.1' });
    doors = await openDoors(system);
    await noPace(system);
  }, STARTS_WITHIN);
  afterAll(async () => {
    await system?.stop();
    await Promise.all(doors?.map((door) => door.close()) ?? []);
  });

  it(
    'bring each message once and in order, both ways, and a window that was open all the while shows the same as a new one',
    async () => {
      const talks = await beginTalks(system, doors, CLIENTS);
      const screen = openScreen(system);
      for (const { id, client } of talks) if (client === 0) screen.open(id);
      const dice = diceOf(seed + 2000);
      const cut = async () => {
        const moments = Array.from({ length: CUTS }, () => dice() * seconds * 1000).toSorted((a, b) => a - b);
        const began = Date.now();
        for (const moment of moments) {
          await pause(Math.max(0, began + moment - Date.now()));
          screen.cut();
          for (const door of doors) door.lose();
        }
      };
      const each = Math.floor(messages / talks.length);
      const [, killed] = await Promise.all([
        talkOn(system, talks, { each, seconds }),
        killAtRandom(system, seed, seconds),
        cut(),
      ]);
      const came = talks.reduce((sum, { said }) => sum + said.length, 0);
      const stormEnded = Date.now();
      const quiet = await holdsWithin(QUIET_SECONDS, () => isQuiet(system, came));
      const again = await settleLost(system, talks);
      await holdsWithin(QUIET_SECONDS, () => isQuiet(system, came));
      process.stdout.write(
        `seed ${seed}: ${came} in, ${came - talks.length} out in ${seconds} s; killed ${killed.join(', ')}; the window broke ${screen.breaks()} times; ${again.size} were sent again by hand; quiet ${quiet ? 'after' : 'not within'} ${Math.round((Date.now() - stormEnded) / 1000)} s\n`,
      );
      // what would come twice has a moment to show itself, and the window to read
      const isSame = async () => {
        const fresh = await Promise.all([...screen.talks.keys()].map((id) => readMessages(system, id)));
        return JSON.stringify(fresh) === JSON.stringify([...screen.talks.values()]);
      };
      await pause(3000);
      await holdsWithin(20, isSame);
      await screen.close();
      expect(await whatIsWrong(system, talks, { again, shown: screen.talks })).toEqual([]);
      expect(quiet).toBe(true);
    },
    (seconds + 2 * QUIET_SECONDS + 300) * 1000,
  );
});

/** Nobody is asked to wait as real providers ask. */
const noPace = (system: System) =>
  asked(
    system,
    `WITH free AS (UPDATE channel_account SET settings = settings || '{"perSecond": 1000, "eachPerSecond": 1000}' WHERE provider IS NOT NULL RETURNING 1)
     SELECT count(*)::int AS n FROM free`,
  );
