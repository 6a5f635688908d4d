import type { Request, Router } from 'express';
import express from 'express';
import { readCaps } from '../prisma/delivery/message-cap.ts';
import { feedLagMs } from '../prisma/event/feed.ts';
import { countPokes, LATE_POKE_MS, oldestPokeMs } from '../prisma/process/poke.ts';
import type { Deps } from './deps.ts';
import { isLocalCaller } from './http/local.ts';
import { ProblemError } from './http/problem.ts';
import { freshFigure } from './no-next-step-figure.ts';

/** For the supervisor, the load balancer and Prometheus. */
export const healthRoutes = (deps: Deps): Router => {
  const router = express.Router();
  router.get('/healthz', (_request, response) => void response.type('text/plain').send('ok'));
  router.get('/readyz', async (_request, response) => {
    const [oldestMs, temporal] = await Promise.all([
      within(2500, oldestPokeMs(deps.db)).catch(() => undefined),
      within(2000, deps.door.reachable()).catch(() => false),
    ]);
    const state = stateOf(oldestMs, temporal);
    if (state.status === 'unavailable') response.setHeader('Retry-After', '3');
    response.status(state.status === 'unavailable' ? 503 : 200).json({
      ...state,
      database: oldestMs === undefined ? 'unreachable' : 'ok',
      temporal: temporal ? 'ok' : 'unreachable',
      oldestPokeSeconds: oldestMs === undefined ? null : Math.floor(oldestMs / 1000),
    });
  });
  router.get('/metrics', async (request, response) => {
    await requireScraper(deps, request);
    // counted for the next caller, if counting takes long or the database is down
    await within(500, Promise.all([freshFigure(deps), freshCaps(deps), freshQueues(deps)])).catch(() => undefined);
    response.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics());
  });
  return router;
};

/** How much of the caps on strangers' messages the day has used. */
const freshCaps = async ({ db, metrics }: Deps): Promise<void> => {
  const { caps, sms, held } = await readCaps(db.as('report'));
  metrics.formSms.set(sms);
  metrics.formSmsBudget.set(caps.smsPerDay);
  metrics.formHeld.set(held);
};

const stateOf = (oldestMs: number | undefined, temporal: boolean): { status: string; detail: string } => {
  if (oldestMs === undefined)
    return { status: 'unavailable', detail: 'The database does not answer: nothing can be taken.' };
  if (!temporal)
    return {
      status: 'degraded',
      detail:
        'Temporal does not answer: leads and tasks are taken as usual, what follows from them waits until it returns.',
    };
  if (oldestMs > LATE_POKE_MS)
    return {
      status: 'degraded',
      detail: `The oldest news has waited ${Math.floor(oldestMs / 1000)} s for its process: leads and tasks are taken as usual, what follows from them is late. See that a worker runs, and what could not be woken, on the ops page.`,
    };
  return { status: 'ready', detail: 'Everything works.' };
};

const freshQueues = async ({ db, metrics }: Deps): Promise<void> => {
  const [pokes, lagMs] = await Promise.all([countPokes(db), feedLagMs(db)]);
  metrics.pokesWaiting.set(pokes.waiting);
  metrics.pokesParked.set(pokes.parked);
  metrics.oldestPoke.set(pokes.oldestMs / 1000);
  metrics.feedLag.set(lagMs / 1000);
};

const within = <T>(ms: number, answer: Promise<T>): Promise<T> =>
  Promise.race([answer, new Promise<never>((_done, fail) => setTimeout(fail, ms, new Error('no answer')).unref())]);

/** Business figures are not for everybody: only from this machine, or with an admin's token. */
const requireScraper = async ({ sessions }: Deps, request: Request): Promise<void> => {
  if (isLocalCaller(request)) return;
  const visitor = await sessions.visitor(request);
  if (!visitor) throw new ProblemError('SignInNeeded');
  if (visitor.user.role !== 'admin') throw new ProblemError('Forbidden');
};

export const isHealth = (path: string): boolean => path === '/healthz' || path === '/readyz' || path === '/metrics';
