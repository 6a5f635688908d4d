import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Database } from '../prisma/client.ts';
import { countForm } from '../prisma/form/form-day.ts';
import { digestOfAnswers, type FormRow } from '../prisma/form/intake.ts';
import { forgetStrangerMessages } from '../prisma/delivery/message-cap.ts';
import { countCalls, forgetOldRates, readRate } from '../prisma/rate.ts';
import { readForm } from '../workflows/form/form.ts';
import { bitsFor, smellOf, type Work } from '../workflows/form/proof.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import type { Deps } from './deps.ts';
import { ageOf, isQuestionAnswered, isWorkDone, newWork } from './form-proof.ts';
import { addressOf, networkOf } from './http/limit.ts';
import { ProblemError } from './http/problem.ts';

/** What one sending shows besides what was typed. */
export type Sending = {
  body: Record<string, unknown>;
  language: Language;
  /** since the form was shown: as the script says, and as our own stamp proves */
  seconds?: number | undefined;
  stamp?: string | undefined;
  proof?: string | undefined;
};

/**
 * Limits sendings from one network, and those made sooner than a person can. A sender who is too quick is told to wait: the script does so by
 * itself, so a person whose browser fills forms in loses nothing. What is merely suspicious has to do work, or answer a sum where there is no
 * script; five times the usual number is refused in any case. Plain HTML does not say when it was shown; it has the trap and the limit.
 */
export const guardForm = async (deps: Deps, form: FormRow, request: Request, sending: Sending): Promise<void> => {
  const { db } = deps;
  const { key, definition } = form;
  const { minSeconds = 0, perMinute = FREE_PER_MINUTE } = definition.guard ?? {};
  try {
    const proven = sending.stamp ? await ageOf(db, key, sending.stamp) : undefined;
    const seconds = proven ?? sending.seconds;
    if (seconds !== undefined && seconds < minSeconds) refuseFor(minSeconds - Math.max(0, seconds));
    const limit = definition.guard?.perMinute ? `form:${key}` : 'form';
    const wish = wishIn(form, sending);
    const [inMinute = 0, times = 0] = await countCalls(db, [
      { key: `${limit} ${networkOf(addressOf(request))}`, seconds: 60 },
      ...(wish ? [{ key: `wish ${wish.digest}`, seconds: 3600 }] : []),
    ]);
    if (inMinute === 1 && Math.random() < 0.01) await Promise.all([forgetOldRates(db), forgetStrangerMessages(db)]);
    if (inMinute > HARD * perMinute) refuseFor(60);
    const toOneAddress = wish ? await wishesTo(db, wish.addresses, times === 1) : 0;
    const smell = smellOf({ inMinute, usual: perMinute, toOneAddress, seconds });
    if (smell > 0 && !(await isProven(deps, form, sending, bitsFor(smell))))
      refuseFor(60, await newWork(db, key, bitsFor(smell)));
  } catch (error) {
    if (error instanceof ProblemError && !error.more.work) countForm(db, form.id, 'spam');
    throw error;
  }
};
const FREE_PER_MINUTE = 20;
const HARD = 5;

const refuseFor = (wait: number, work?: Work): never => {
  const seconds = Math.ceil(wait);
  throw new ProblemError('TooManyRequests', { retryAfter: seconds, values: { seconds }, ...(work ? { work } : {}) });
};

/** While the work was done, the required work may have become a little harder. */
const isProven = async ({ db }: Deps, { key }: FormRow, { proof, body }: Sending, bits: number): Promise<boolean> => {
  const { proofQuestion: question, proofAnswer: answer } = body;
  if (proof) return isWorkDone(db, key, proof, bits - 2);
  return typeof question === 'string' && typeof answer === 'string' && isQuestionAnswered(db, key, question, answer);
};

/** The request and its addresses, hashed: counters keep nobody's address. Nothing where it will be refused anyway. */
const wishIn = ({ key, definition }: FormRow, { body, language }: Sending) => {
  const read = readForm(definition, body, language);
  if ('errors' in read) return undefined;
  const { phone, email } = read.values;
  const addresses = [phone, email].filter((address) => address !== null);
  return {
    digest: `${key} ${digestOfAnswers(read.values)}`,
    addresses: addresses.map((address) => createHash('sha256').update(address).digest('base64url')),
  };
};

/** How many different requests this hour has seen for one of the addresses; a repeat does not count. */
const wishesTo = async (db: Database, addresses: string[], isNew: boolean): Promise<number> => {
  const keys = addresses.map((address) => ({ key: `form-to ${address}`, seconds: 3600 }));
  const counts = isNew
    ? await countCalls(db, keys)
    : (await Promise.all(keys.map(({ key }) => readRate(db, key)))).map(({ count }) => count);
  return Math.max(0, ...counts);
};
