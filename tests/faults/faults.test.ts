import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { holdsWithin, outsideOf } from '../support/outside.ts';
import { startSystem, STARTS_WITHIN, type System } from '../support/system.ts';
import { sendForms } from './forms.ts';
import { killAtRandom } from './killing.ts';
import { holdForeign, killWhileClaimed, loseStore } from './losing.ts';
import { isQuiet, whatIsWrong } from './proof.ts';
import { longer } from '../support/long.ts';

/** A short storm by default, with a seed that also catches a relay which saves its place before it has poked; bin/test --long faults: the whole one */
const forms = Number(process.env['FAULTS_FORMS'] ?? longer(200, 300));
const seconds = Number(process.env['FAULTS_SECONDS'] ?? longer(20, 60));
const seeds = (process.env['FAULTS_SEEDS'] ?? process.env['FAULTS_SEED'] ?? (longer(1, 3) === 1 ? '38' : '1,2,38'))
  .split(',')
  .map(Number);
const QUIET_SECONDS = 240;

describe.each(seeds)(
  'M3 forms while everything dies twice, Temporal loses its store and 5 %% of the replies are lost, seed %i',
  (seed) => {
    let system: System;
    beforeAll(async () => {
      system = await startSystem();
    }, STARTS_WITHIN);
    afterAll(() => system?.stop());

    it(
      'keeps every acknowledged form exactly once, and leaves nothing behind',
      async () => {
        const loses = { losePercent: 5, seed };
        await outsideOf(system).sandbox('/control', { sms: loses, mail: loses });
        const foreign = holdForeign(system);
        const [sent, killed, claimed] = await Promise.all([
          sendForms(system, { forms, seconds, seed }),
          killAtRandom(system, seed, seconds),
          killWhileClaimed(system, seconds),
          pause(seconds * 600).then(() => loseStore(system)),
        ]);
        const again = sent.filter(({ attempts }) => attempts > 1).length;
        const stormEnded = Date.now();
        const quiet = await holdsWithin(QUIET_SECONDS, () => isQuiet(system, forms));
        // on a slow machine most of it is sent after the storm
        const { lost } = await outsideOf(system).sandbox<{ lost: number }>('/ledger/counts');
        process.stdout.write(
          `seed ${seed}: ${sent.length} forms in ${seconds} s, ${again} sent again, ${lost} replies of providers lost; killed ${killed.join(', ')}, a worker with ${claimed} claimed pokes; quiet ${quiet ? 'after' : 'not within'} ${Math.round((Date.now() - stormEnded) / 1000)} s\n`,
        );
        await foreign.end();
        expect(foreign.opened()).toBeGreaterThan(0);
        expect(claimed).toBeGreaterThan(0);
        expect(lost).toBeGreaterThan(0);
        // what would be done twice has a moment to show itself
        await new Promise((done) => setTimeout(done, 3000));
        expect(await whatIsWrong(system, sent)).toEqual([]);
        expect(quiet).toBe(true);
      },
      (seconds + 90 + QUIET_SECONDS + 60) * 1000,
    );
  },
);
