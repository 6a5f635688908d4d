import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { FormRow, IntakeResult } from '../prisma/form/intake.ts';
import { takeForm } from '../prisma/form/intake.ts';
import { keepAside } from '../prisma/form/kept-aside.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { countForm } from '../prisma/form/form-day.ts';
import { FormLook, type KeptAside } from '../workflows/form/form.schema.ts';
import { formInLanguage, languageOfForm } from '../workflows/form/form.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import { Key } from '../workflows/pipeline/pipeline.schema.ts';
import type { Deps } from './deps.ts';
import { companyOnForms, knownForm } from './form-known.ts';
import { answerWithPage, wantsPage } from './form-answer.ts';
import { guardForm } from './form-guard.ts';
import { sendPage } from './form-frame.ts';
import { errorPage, questionPage, thanksPage } from './form-page.ts';
import { newQuestion, newStamp } from './form-proof.ts';
import { bytesOf } from './http/body.ts';
import { problemFrom } from './http/failure.ts';
import { languageFrom } from './http/language.ts';
import { addressOf, networkOf } from './http/limit.ts';
import { problemOf, ProblemError, sendProblem, type FieldError } from './http/problem.ts';
import { ANSWERED, route } from './http/route.ts';

const tag = 'Forms';
const FormParams = z.object({ key: Key });
const LanguageQuery = z.object({ lang: z.string().max(40).optional() });
/** What the form's script reports: that it shows the form, and how long ago it did. */
const ShowQuery = LanguageQuery.extend({ shown: z.string().max(5).optional() });
const SendQuery = LanguageQuery.extend({
  seconds: z.coerce.number().optional().catch(undefined),
  stamp: z.string().max(400).optional().meta({ description: 'that came with the definition' }),
  proof: z.string().max(600).optional().meta({ description: 'the work that was asked for: challenge~number' }),
});
const FormBody = z
  .record(z.string(), z.unknown())
  .meta({ description: 'The fields of the form, its consent, and anything else: it stays with the raw entry' });

const FormText = z
  .object({
    key: z.string(),
    language: z.string(),
    title: z.string(),
    fields: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        type: z.string(),
        required: z.boolean(),
        options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
        placeholder: z.string().optional(),
      }),
    ),
    consent: z.object({ name: z.string(), label: z.string() }),
    submit: z.string(),
    thanks: z.string(),
    redirect: z.string().optional(),
    stamp: z.string().meta({ description: 'when it was shown; goes back with what was typed' }),
    look: FormLook.extend({ onAccent: z.string().optional() }).optional(),
  })
  .meta({ id: 'FormText' });

const ThanksQuery = LanguageQuery.extend({
  track: z
    .string()
    .regex(/^[A-Z]{2}\d{8}$/)
    .optional(),
});

export const formRoutes = [
  route({
    method: 'get',
    path: '/forms/{key}',
    tag,
    summary: 'A form in one language, as its script draws it',
    access: 'public',
    params: FormParams,
    query: ShowQuery,
    out: FormText,
    handler: async ({ deps, params, query, language, request, response }) => {
      const form = await knownForm(deps.db, params.key);
      if (!form) return refuse('NotFound');
      allowSite(form, request, response);
      if (form.closed) return refuse('FormClosed');
      if (query.shown) countForm(deps.db, form.id, 'shown');
      const { key, definition } = form;
      const text = formInLanguage(key, definition, languageOfForm(definition, languageFrom(query.lang) ?? language));
      return { ...text, stamp: await newStamp(deps.db, key) };
    },
  }),
  route({
    method: 'get',
    path: '/forms/{key}/thanks',
    tag,
    summary: 'The page after a form that was sent without JavaScript',
    access: 'public',
    params: FormParams,
    query: ThanksQuery,
    handler: async ({ deps, params, query, language, response }) => {
      const form = await knownForm(deps.db, params.key);
      if (!form) return refuse('NotFound');
      const spoken = languageOfForm(form.definition, languageFrom(query.lang) ?? language);
      const shown = { ...form, company: await companyOnForms(deps.db) };
      sendPage(response, 200, thanksPage(shown, spoken, query.track));
      return ANSWERED;
    },
  }),
  route({
    method: 'post',
    path: '/forms/{key}',
    tag,
    summary: 'Take what a client left in a form',
    access: 'public',
    anySite: true,
    params: FormParams,
    query: SendQuery,
    reads: 'form',
    body: FormBody,
    out: z.object({ id: z.uuid(), track: z.string().optional().meta({ description: 'of a ticket: its number' }) }),
    status: 201,
    handler: async ({ deps, me, params, query, body: given, key, language: readers, request, response }) => {
      const { proofQuestion: _question, proofAnswer: _answer, ...body } = given;
      const chosen =
        languageFrom(query.lang) ?? languageFrom(typeof body['language'] === 'string' ? body['language'] : undefined);
      const form = await knownForm(deps.db, params.key);
      if (!form) return refuse('NotFound');
      allowSite(form, request, response);
      const language = languageOfForm(form.definition, chosen ?? readers);
      const company = wantsPage(request) ? await companyOnForms(deps.db) : undefined;
      const page = company && { form: { ...form, company }, language, body, request, response };
      try {
        if (!me) await guardForm(deps, form, request, { ...query, body: given, language });
        const wasShown = !me && query.stamp !== undefined;
        const taken = form.closed
          ? refuse('FormClosed')
          : await take({ deps, me, form, body, request, key, language, wasShown });
        deps.metrics.forms.inc({ form: form.key, outcome: 'id' in taken ? 'taken' : 'refused' });
        if (page) return answerWithPage(page, taken);
        if ('errors' in taken) {
          sendProblem(response, problemOf('Invalid', language, { errors: taken.errors }));
          return ANSWERED;
        }
        return isRefusal(taken) ? taken : { id: taken.id, ...(taken.track ? { track: taken.track } : {}) };
      } catch (error) {
        if (!page) throw error;
        const { code, more } = problemFrom(error);
        if (more.work) {
          sendPage(response, 429, questionPage(page.form, language, body, await newQuestion(deps.db, form.key)));
          return ANSWERED;
        }
        deps.log.warn({ code, err: error }, 'a form could not be taken');
        if (more.retryAfter !== undefined) response.setHeader('Retry-After', String(more.retryAfter));
        const { status, detail } = problemOf(code, language, more);
        sendPage(response, status, errorPage(page.form, language, body, { said: detail }));
        return ANSWERED;
      }
    },
  }),
];

/** A field that people do not see: a sender who fills it in gets the usual answer, and what was typed is kept aside. */
export const TRAP = 'website';

type FormIntake = {
  deps: Deps;
  me: SignedInUser | undefined;
  form: FormRow;
  body: Record<string, unknown>;
  request: Request;
  key: string | undefined;
  language: Language;
  /** by the script that showed it */
  wasShown: boolean;
};

const take = async ({
  deps,
  me,
  form,
  body,
  request,
  key: header,
  language,
  wasShown,
}: FormIntake): Promise<Pick<IntakeResult, 'id' | 'track'> | Refusal | { errors: FieldError[] }> => {
  const session = body['formSession'];
  const given =
    header ??
    (typeof session === 'string' && /^[\w-]{8,100}$/.test(session) ? `public ${request.path} ${session}` : undefined);
  // the same key with other words from a stranger belongs to another stranger
  const key = given !== undefined && !me ? `${given} ${digestOf(body)}` : given;
  const raw = bytesOf(request);
  if (typeof body[TRAP] === 'string' && body[TRAP].trim() !== '') {
    deps.metrics.forms.inc({ form: form.key, outcome: 'trapped' });
    countForm(deps.db, form.id, 'spam');
    return keepAside(deps.db, { form, key, body, raw, language, origin: originOf(request) });
  }
  const taken = await takeForm(deps.db, { key, actor: { kind: 'client' }, form, body, raw, language });
  if ('id' in taken && taken.isNew) {
    countForm(deps.db, form.id, 'sent');
    if (wasShown) countForm(deps.db, form.id, 'answered');
  }
  return taken;
};

const digestOf = (body: unknown): string => createHash('sha256').update(JSON.stringify(body)).digest('base64url');

const originOf = (request: Request): KeptAside['origin'] => {
  const page = request.headers.referer ?? request.headers.origin;
  const agent = request.headers['user-agent'];
  return {
    network: networkOf(addressOf(request)),
    ...(agent ? { agent: agent.slice(0, 300) } : {}),
    ...(page ? { page: page.slice(0, 500) } : {}),
  };
};

/** Browsers on the form's own sites may read the answer, no others. */
const allowSite = ({ definition: { sites } }: FormRow, request: Request, response: Response): void => {
  const { origin } = request.headers;
  response.vary('Origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (!origin || !(sites.includes('*') || sites.includes(origin))) return;
  response.setHeader('Access-Control-Allow-Origin', sites.includes('*') ? '*' : origin);
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
};

/** What a browser asks before it posts JSON with a key from another site. */
export const formPreflight =
  (deps: Deps) =>
  async (request: Request, response: Response): Promise<void> => {
    const key = FormParams.safeParse(request.params);
    const form = key.success ? await knownForm(deps.db, key.data.key) : undefined;
    if (!form) throw new ProblemError('NotFound');
    allowSite(form, request, response);
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type, Idempotency-Key, Accept, Accept-Language');
    response.setHeader('Access-Control-Max-Age', '600');
    response.status(204).end();
  };
