import type { Response } from 'express';
import type { Work } from '../../workflows/form/proof.ts';
import type { Refusal, RefusalCode } from '../../workflows/refusal.ts';
import { refusalSentence } from '../../workflows/refusal-sentence.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { problemWords, type ProblemCode } from './problem.words.ts';

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

/** A refusal is a conflict with the state of the record, unless it is listed here. */
const refusalStatus: Partial<Record<RefusalCode, number>> = {
  AdSourceClosed: 410,
  FormClosed: 410,
  LinkUsed: 410,
  NoOwnPhone: 422,
  NotFound: 404,
  WrongOldPassword: 422,
  UnknownPipeline: 422,
  DueInPast: 422,
  FieldWrong: 422,
  InvoiceTooLarge: 422,
  InvoiceTooSmall: 422,
  InvoiceNotWhole: 422,
  PaymentRefused: 422,
  ProviderAway: 503,
  DefinitionHasErrors: 422,
  WarningsUnconfirmed: 422,
  StageMapWrong: 422,
  NothingChosen: 422,
  TooManyChosen: 422,
  FilterUnknown: 422,
  FilterTooLarge: 422,
  TooManyLeads: 409,
  DefinitionTooLarge: 413,
  FileTooLarge: 413,
  FileNotJson: 422,
  FileNotPipeline: 422,
  FileOtherVersion: 422,
  FileUnknownField: 422,
  FileWrong: 422,
};
/** The field of the body that such a refusal is about. */
const refusalField: Partial<Record<RefusalCode, string>> = {
  EmailTaken: 'email',
  EmailNamed: 'email',
  WrongOldPassword: 'old',
  NoOwnPhone: 'phone',
  AdSourceExists: 'key',
  FormExists: 'key',
  PipelineExists: 'key',
  TemplateExists: 'key',
  UnknownPipeline: 'pipeline',
  DueInPast: 'dueAt',
  InvoiceTooLarge: 'lines',
  InvoiceTooSmall: 'lines',
  InvoiceNotWhole: 'lines',
};

const problemStatus: Record<ProblemCode, number> = {
  RouteUnknown: 404,
  MethodUnknown: 405,
  BodyUnreadable: 400,
  BodyTooLarge: 413,
  BodyUnsupported: 415,
  AddressUnreadable: 400,
  Invalid: 422,
  KeyUnreadable: 400,
  SignInNeeded: 401,
  WrongPassword: 401,
  Forbidden: 403,
  OtherSite: 403,
  NotThisHost: 421,
  BadSignature: 400,
  UnknownProvider: 404,
  TooManyRequests: 429,
  TooManyTries: 429,
  TooManyAtOnce: 429,
  SignInBusy: 503,
  TooSlow: 503,
  Unavailable: 503,
  Busy: 503,
  NoWorker: 503,
  ServerFailed: 500,
};

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

export const problemOf = (code: ProblemCode | RefusalCode, language: Language, more: More = {}): ProblemBody =>
  !(code in problemStatus)
    ? {
        ...problemOfRefusal({ refusal: code as RefusalCode, values: more.values }, language),
        ...(more.errors ? { errors: more.errors } : {}),
      }
    : knownProblem(code as ProblemCode, language, more);

const knownProblem = (code: ProblemCode, language: Language, more: More): ProblemBody =>
  bodyOf(code, problemStatus[code], fill(inLanguage(problemWords[code], language), more.values), more);

export const problemOfRefusal = ({ refusal, values, missing, wrong }: Refusal, language: Language): ProblemBody => {
  const detail = refusalSentence({ refusal, values }, language);
  const field = refusalField[refusal];
  return bodyOf(refusal, refusalStatus[refusal] ?? 409, detail, {
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

const fill = (sentence: string, values: Refusal['values'] = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
