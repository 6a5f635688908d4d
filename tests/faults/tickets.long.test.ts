import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Ops } from '../../workflows/ops/ops.schema.ts';
import { holdsWithin, outsideOf } from '../support/outside.ts';
import { startSystem, STARTS_WITHIN, type System } from '../support/system.ts';
import { killAtRandom } from './killing.ts';
import { stepsAreTaken, whatIsWrong } from './ticket/count.ts';
import { openTicketDesk, openTickets } from './ticket/desk.ts';

const many = Number(process.env['FAULTS_TICKETS'] ?? 1000);
const seconds = Number(process.env['FAULTS_SECONDS'] ?? 180);
const seeds = (process.env['FAULTS_SEED'] ?? '16').split(',').map(Number);
const QUIET_SECONDS = 600;

describe.each(seeds)('E2 E5 E6 M3 tickets routed and breaching while everything dies twice, seed %i', (seed) => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  }, STARTS_WITHIN);
  afterAll(() => system?.stop());

  it(
    'are each given once, late when an independent count says so, and no step of a ladder is missing or twice',
    async () => {
      const { operators } = await openTicketDesk(system);
      const [{ made }, killed] = await Promise.all([
        openTickets(system, { many, seconds }),
        killAtRandom(system, seed, seconds),
      ]);
      const ended = Date.now();
      const quiet = await holdsWithin(QUIET_SECONDS, () => stepsAreTaken(system, made));
      process.stdout.write(
        `seed ${seed}: ${made.length} tickets in ${seconds} s; killed ${killed.join(', ')}; the last step ${quiet ? 'after' : 'not within'} ${Math.round((Date.now() - ended) / 1000)} s\n`,
      );
      // what would come twice has a moment to show itself
      await pause(3000);
      expect(await whatIsWrong(system, made, operators)).toEqual([]);
      const ops = await outsideOf(system).get<Ops>('/ops');
      expect(ops.stuck).toEqual([]);
      expect(quiet).toBe(true);
    },
    (seconds + QUIET_SECONDS + 300) * 1000,
  );
});
