import type { Response } from 'express';
import type { Work } from '../../workflows/form/proof.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import { refusalKind, refusalSentence, type RefusalCode } from '../../workflows/refusals.ts';
import { fill } from '../../workflows/words/fill.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { requestRefusals, type ProblemCode } from './request.refusals.ts';

export type FieldError = { field: string; message: string };
type More = {
  /** of TooManyRequests at a form: what its script solves instead of waiting */
  work?: Work;
  values?: Refusal['values'];
  missing?: Refusal['missing'];
  errors?: FieldError[];
  retryAfter?: number;
};

/** What stops a request before a command is called: thrown anywhere, answered in one place. */
export class ProblemError extends Error {
  readonly code: ProblemCode | RefusalCode;
  readonly more: More;
  constructor(code: ProblemCode | RefusalCode, more: More = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  values?: Refusal['values'];
  /** of EntryNotMet: what to fill in and to tick off before the lead may enter the stage */
  missing?: Refusal['missing'];
  errors?: FieldError[];
  work?: Work;
  requestId?: string;
};

export const problemOf = (code: ProblemCode | RefusalCode, language: Language, more: More = {}): ProblemBody => {
  if (!isRequestRefusal(code)) {
    const problem = problemOfRefusal({ refusal: code, values: more.values }, language);
    return more.errors ? { ...problem, errors: more.errors } : problem;
  }
  const kind = requestRefusals[code];
  return bodyOf(code, kind.status, fill(kind, language, more.values), more);
};

export const problemOfRefusal = (told: Refusal, language: Language): ProblemBody => {
  const { refusal, values, missing, wrong } = told;
  const { status, field } = refusalKind(refusal);
  const detail = refusalSentence(told, language);
  return bodyOf(refusal, status, detail, {
    values,
    missing,
    errors:
      wrong?.map((one) => ({ field: one.field, message: inLanguage(one.why, language) })) ??
      (field ? [{ field, message: detail }] : undefined),
  });
};

export const sendProblem = (response: Response, problem: ProblemBody, retryAfter?: number): void => {
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="voronka"');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
};

const isRequestRefusal = (code: string): code is ProblemCode => Object.hasOwn(requestRefusals, code);

const bodyOf = (code: string, status: number, detail: string, { values, missing, errors, work }: More): ProblemBody => {
  const words = code.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return {
    type: `https://voronka.dev/problems/${words.toLowerCase().replaceAll(' ', '-')}`,
    title: words,
    status,
    detail,
    code,
    ...(values ? { values } : {}),
    ...(missing ? { missing } : {}),
    ...(errors ? { errors } : {}),
    ...(work ? { work } : {}),
  };
};
