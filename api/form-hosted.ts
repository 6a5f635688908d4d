import express, { type Router } from 'express';
import { Key } from '../workflows/pipeline/pipeline.schema.ts';
import { languageOfForm } from '../workflows/form/form.ts';
import type { Deps } from './deps.ts';
import { sendPage } from './form-frame.ts';
import { companyOnForms, knownForm } from './form-known.ts';
import { closedPage, hostedPage, missingPage } from './form-page.ts';
import { languageFrom } from './http/language.ts';
import { problemOf } from './http/problem.ts';

/** `/f/<key>`: the page of a form on our own server, for a link or a QR code. What is sent from it goes the way of every form. */
export const hostedForms = (deps: Deps): Router => {
  const router = express.Router();
  router.get('/f/:key', async (request, response) => {
    response.locals['route'] = '/f/{key}';
    const key = Key.safeParse(request.params['key']);
    const form = key.success ? await knownForm(deps.db, key.data) : undefined;
    const query = new URL(request.originalUrl, deps.config.publicUrl).searchParams;
    const asked = languageFrom(query.get('lang') ?? undefined) ?? languageFrom(request.headers['accept-language']);
    const company = await companyOnForms(deps.db);
    if (!form) return sendPage(response, 404, missingPage(asked ?? 'ru', company));
    const language = languageOfForm(form.definition, asked ?? form.definition.languages?.[0] ?? 'ru');
    const shown = { ...form, company };
    if (form.closed) {
      const { status, detail } = problemOf('FormClosed', language);
      return sendPage(response, status, closedPage(shown, language, detail));
    }
    const address = `${deps.config.publicUrl}${request.originalUrl}`.slice(0, 500);
    const page = hostedPage(shown, language, { carried: carriedBy(query, request.headers.referer), address });
    sendPage(response, 200, page, { script: true });
  });
  return router;
};

const MOST_CARRIED = 10;

const carriedBy = (query: URLSearchParams, referrer: string | undefined): [string, string][] => [
  ...[...query]
    .filter(([name]) => /^utm_\w{1,30}$/.test(name))
    .slice(0, MOST_CARRIED)
    .map(cut),
  ...(referrer ? [cut(['referrer', referrer])] : []),
];

const cut = ([name, value]: [string, string]): [string, string] => [name, value.slice(0, 500)];
