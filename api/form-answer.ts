import type { Request, Response } from 'express';
import type { FormRow } from '../prisma/form/intake.ts';
import { isRefusal, type Refusal } from '../workflows/refusal.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import { sendPage, type FormFrame } from './form-frame.ts';
import { closedPage, errorPage } from './form-page.ts';
import { problemOfRefusal, type FieldError } from './http/problem.ts';
import { ANSWERED } from './http/route.ts';

/** A browser that sends a plain HTML form, so nobody would read JSON. */
export const wantsPage = (request: Request): boolean =>
  !request.is('application/json') &&
  request.accepts(['application/json', 'text/html']) === 'text/html' &&
  /text\/html/.test(request.headers.accept ?? '');

type AskedForm = FormRow & { company: FormFrame['company'] };
export type FormPage = {
  form: AskedForm;
  language: Language;
  body: Record<string, unknown>;
  request: Request;
  response: Response;
};

export const answerWithPage = (
  { form, language, body, request, response }: FormPage,
  taken: { id: string; track?: string } | Refusal | { errors: FieldError[] },
): typeof ANSWERED => {
  if ('errors' in taken) sendPage(response, 422, errorPage(form, language, body, { errors: taken.errors }));
  else if (isRefusal(taken)) answerRefusal(form, language, body, response, taken);
  else response.redirect(303, thanksAddress(form, language, body['returnTo'], request, taken.track));
  return ANSWERED;
};

const answerRefusal = (
  form: AskedForm,
  language: Language,
  body: Record<string, unknown>,
  response: Response,
  refusal: Refusal,
): void => {
  const { status, detail } = problemOfRefusal(refusal, language);
  sendPage(
    response,
    status,
    form.closed ? closedPage(form, language, detail) : errorPage(form, language, body, { said: detail }),
  );
};

/** Back to the site with the form, if it is one of the form's own; else to the form's own target, else our own page. */
const thanksAddress = (
  { key, definition }: FormRow,
  language: Language,
  returnTo: unknown,
  request: Request,
  track: string | undefined,
): string => {
  if (typeof returnTo === 'string' && URL.canParse(returnTo)) {
    const { origin, protocol } = new URL(returnTo);
    if (/^https?:$/.test(protocol) && definition.sites.includes(origin)) return returnTo;
  }
  if (definition.redirect) return definition.redirect;
  return `${request.baseUrl}/forms/${key}/thanks?lang=${language}${track ? `&track=${track}` : ''}`;
};
