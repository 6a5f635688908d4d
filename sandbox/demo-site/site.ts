import { fileURLToPath } from 'node:url';
import express from 'express';
import { thanks, page } from './page.ts';
import { languageOf } from './words.ts';

const subsets = ['latin', 'cyrillic', 'cyrillic-ext'];

/** A landing page of a fictional agency, with our form on it as any site would have it. */
export const createDemoSite = (publicUrl: string) => {
  const app = express();
  app.disable('x-powered-by');
  const api = new URL(publicUrl).origin;
  app.use((_req, res, next) => {
    res.set({
      'content-security-policy':
        `default-src 'self'; script-src 'self' ${api}; connect-src 'self' ${api}; img-src 'self' data: ${api}; ` +
        `style-src 'self'; require-trusted-types-for 'script'; form-action 'self' ${api}; frame-ancestors 'none'; base-uri 'none'`,
      'x-content-type-options': 'nosniff',
    });
    next();
  });
  app.get('/healthz', (_req, res) => void res.json({ status: 'ok' }));
  for (const sheet of ['base.css', 'style.css'])
    app.get(`/${sheet}`, (_req, res) => res.sendFile(sheet, { root: import.meta.dirname }));
  app.get('/font/:subset.woff2', (req, res, next) => {
    const subset = subsets.find((one) => one === req.params.subset);
    if (!subset) return next();
    res.set('cache-control', 'public, max-age=86400');
    res.sendFile(
      fileURLToPath(import.meta.resolve(`@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`)),
    );
  });
  app.get('/', (req, res) => {
    const own = `${req.protocol}://${req.get('host') ?? ''}`;
    const query = new URLSearchParams(req.originalUrl.split('?')[1] ?? '');
    res
      .type('html')
      .send(
        page({ language: languageOf(query.get('lang')), publicUrl, own, query, referrer: req.get('referer') ?? '' }),
      );
  });
  app.get('/thanks', (req, res) => void res.type('html').send(thanks(languageOf(req.query.lang), publicUrl)));
  app.use((_req, res) => void res.status(404).type('text').send('404'));
  return app;
};
