import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { isDatabaseGone } from '../../prisma/gone.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { unreadableField } from './field.ts';
import { languageFrom } from './language.ts';
import { ProblemError, problemOf, sendProblem, type ProblemBody } from './problem.ts';

/** Turns everything that was thrown into a problem with a sentence; the unexpected is logged under the request's number. */
export const answerFailure =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const language: Language = response.locals['language'] ?? languageFrom(request.headers['accept-language']) ?? 'ru';
    const id = String(response.locals['requestId'] ?? '');
    const problem = problemFrom(error);
    const told: ProblemBody = problemOf(problem.code, language, {
      ...problem.more,
      errors: problem.more.errors?.map((one) => unreadableField(one, language)),
    });
    if (told.status >= 500) {
      told.requestId = id;
      const level = told.status === 500 ? 'error' : 'warn';
      log[level]({ err: error, requestId: id, route: response.locals['route'] }, told.code);
    }
    if (response.headersSent) return void response.destroy();
    sendProblem(response, told, problem.more.retryAfter);
  };

export const problemFrom = (error: unknown): ProblemError => {
  if (error instanceof ProblemError) return error;
  const { type, status, expose } = error as { type?: string; status?: number; expose?: boolean };
  const code = codeOf(error);
  if (type === 'entity.too.large') return new ProblemError('BodyTooLarge');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return new ProblemError('BodyUnsupported');
  if (error instanceof URIError || (status === 400 && expose === undefined))
    return new ProblemError('AddressUnreadable');
  if (status !== undefined && status >= 400 && status < 500) return new ProblemError('BodyUnreadable');
  if (isDatabaseGone(error)) return new ProblemError('Unavailable', { retryAfter: 3 });
  if (code === 'VK001' || code === '40001' || code === '40P01' || code === '23505')
    return new ProblemError('Busy', { retryAfter: 1 });
  // the limits of its class: 57014 is time, 55P03 a row locked by somebody else, 25P03 an idle transaction
  if (code === '57014') return new ProblemError('TooSlow', { retryAfter: 5 });
  if (code === '55P03' || code === '25P03') return new ProblemError('Busy', { retryAfter: 1 });
  // a value that passed validation and that the database cannot store (a year 0, a number too long)
  if (code?.startsWith('22')) return new ProblemError('Invalid', { errors: [{ field: 'body', message: '' }] });
  return new ProblemError('ServerFailed');
};

/** PostgreSQL's error code, also where Prisma has wrapped it. */
const codeOf = (error: unknown): string | undefined => {
  const { code, cause } = error as { code?: string; cause?: { originalCode?: string } };
  return cause?.originalCode ?? code;
};
