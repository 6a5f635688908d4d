import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import { changeControl, ControlChange } from './control.ts';
import type { Player, Provider } from './control.ts';
import { createLive } from './live.ts';
import { createMessages } from './messages.ts';
import { createPay } from './pay.ts';
import { createPayments } from './payments.ts';
import { problem } from './problem.ts';
import type { Record_ } from './record.ts';
import type { Settings } from './settings.ts';
import type { createSms } from './sms.ts';
import type { Till } from './till.ts';

type Parts = {
  record: Record_;
  player: Player;
  till: Till;
  sms: ReturnType<typeof createSms>;
  settings: Pick<Settings, 'sandboxUrl' | 'stripeSecretKey'>;
  /** where the built page lies */
  dist: string;
};

export const createApp = ({ record, player, till, sms, settings, dist }: Parts) => {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);

  app.get('/healthz', (_req, res) => void res.json({ status: 'ok', messages: record.messages.length }));
  app.use(sms.router);
  app.use(createPay(record, player, till, settings));
  app.use((_req, res, next) => {
    res.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    next();
  });
  app.use(createMessages(record, sms.report));
  app.use(createPayments(record, till));
  app.use(createControl(record, player));
  app.get('/calls', (_req, res) => void res.json({ items: [...record.calls].reverse().slice(0, 100), next: null }));
  app.get('/live', createLive(record));
  app.use(createPage(dist));
  app.use((_req, res) => problem(res, 404, 'There is nothing here'));
  app.use((error: Error & { status?: number }, req: Request, res: Response, _next: NextFunction) => {
    const status = error.status && error.status >= 400 && error.status < 500 ? error.status : 503;
    if (status === 503) console.error(`${req.method} ${req.path}:`, error);
    if (res.headersSent) return void req.socket.destroy();
    problem(res, status, status === 413 ? 'That is too large' : 'The request could not be read', error.message);
  });
  return app;
};

const createControl = (record: Record_, player: Player) => {
  const router = express.Router();
  router.get('/control', (_req, res) => void res.json(record.control()));
  router.put('/control', express.json({ limit: '16kb' }), async (req, res) => {
    const change = ControlChange.safeParse(req.body);
    if (!change.success) return problem(res, 422, 'The sandbox cannot be set so', z.prettifyError(change.error));
    await record.keep({ type: 'control', control: changeControl(record.control(), change.data) });
    for (const provider of Object.keys(change.data) as Provider[]) player.reset(provider);
    record.tell({ kind: 'control' });
    res.json(record.control());
  });
  return router;
};

const createPage = (dist: string) => {
  const router = express.Router();
  // mails are shown with the styles that they came with
  const policy =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; font-src 'self' data:; " +
    "object-src 'none'; base-uri 'self'; frame-ancestors 'none'";
  router.get(['/', '/pay/:id'], (_req, res) => {
    const file = join(dist, 'sandbox', 'index.html');
    if (!existsSync(file)) return problem(res, 503, 'The page is not built yet', 'Run bin/start, which builds it.');
    res.set('content-security-policy', policy).sendFile(file, { dotfiles: 'allow' });
  });
  router.use(
    '/assets',
    express.static(join(dist, 'assets'), { immutable: true, maxAge: '1y', index: false, dotfiles: 'allow' }),
  );
  return router;
};
