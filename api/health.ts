import type { Request, Router } from 'express';
import express from 'express';
import { readCaps } from '../prisma/message-cap.ts';
import type { Deps } from './deps.ts';
import { isLocalCaller } from './http/local.ts';
import { ProblemError } from './http/problem.ts';
import { freshFigure } from './no-next-step-figure.ts';

/** For the supervisor, the load balancer and Prometheus. */
export const healthRoutes = (deps: Deps): Router => {
  const router = express.Router();
  router.get('/healthz', (_request, response) => void response.type('text/plain').send('ok'));
  router.get('/readyz', async (_request, response) => {
    const [database, temporal] = await Promise.all([
      databaseWord(deps),
      within(2000, deps.door.reachable()).catch(() => false),
    ]);
    const status = database !== 'ok' ? 'unavailable' : temporal ? 'ready' : 'degraded';
    const detail = {
      ready: 'Everything works.',
      degraded:
        'Temporal does not answer: leads and tasks are taken as usual, what follows from them waits until it returns.',
      unavailable: 'The database does not answer: nothing can be taken.',
    }[status];
    if (status === 'unavailable') response.setHeader('Retry-After', '3');
    response
      .status(status === 'unavailable' ? 503 : 200)
      .json({ status, detail, database, temporal: temporal ? 'ok' : 'unreachable' });
  });
  router.get('/metrics', async (request, response) => {
    await requireScraper(deps, request);
    // counted for the next one who asks, if it takes long or the database is away
    await within(500, Promise.all([freshFigure(deps), freshCaps(deps)])).catch(() => undefined);
    response.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics());
  });
  return router;
};

/** How far the day has used up what forms may cause. */
const freshCaps = async ({ db, metrics }: Deps): Promise<void> => {
  const { caps, sms, held } = await readCaps(db.as('report'));
  metrics.formSms.set(sms);
  metrics.formSmsBudget.set(caps.smsPerDay);
  metrics.formHeld.set(held);
};

const databaseWord = ({ db }: Deps): Promise<string> =>
  within(2500, db.pool.query('SELECT 1')).then(
    () => 'ok',
    () => 'unreachable',
  );

const within = <T>(ms: number, answer: Promise<T>): Promise<T> =>
  Promise.race([answer, new Promise<never>((_done, fail) => setTimeout(fail, ms, new Error('no answer')).unref())]);

/** Numbers about the business are not for everybody: from this machine, or with an admin's token. */
const requireScraper = async ({ sessions }: Deps, request: Request): Promise<void> => {
  if (isLocalCaller(request)) return;
  const visitor = await sessions.visitor(request);
  if (!visitor) throw new ProblemError('SignInNeeded');
  if (visitor.person.role !== 'admin') throw new ProblemError('Forbidden');
};

export const isHealth = (path: string): boolean => path === '/healthz' || path === '/readyz' || path === '/metrics';
