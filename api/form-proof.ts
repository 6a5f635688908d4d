import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Database } from '../prisma/client.ts';
import { countCall } from '../prisma/rate.ts';
import { formSecret } from '../prisma/channel/setting.queries.ts';
import { zeroBits, type Work } from '../workflows/form/proof.ts';
import { plainDigits, plainText } from '../workflows/words/plain.ts';

const WORK_SECONDS = 600;
const QUESTION_SECONDS = 3600;
const PAGE_SECONDS = 86_400;

type Token = {
  kind: 'work' | 'question' | 'page';
  form: string;
  nonce: string;
  until: number;
  bits?: number;
  answer?: string;
};

/** A piece of work for the form's script: signed, for this form, once, for ten minutes. */
export const newWork = async (db: Database, form: string, bits: number): Promise<Work> => {
  const challenge = await sign(db, { kind: 'work', form, nonce: nonce(), until: soon(WORK_SECONDS), bits });
  return { challenge, text: textOf(challenge), bits };
};

/** Whether the work was done: `<challenge>~<number>`. Each challenge counts once. */
export const isWorkDone = async (db: Database, form: string, proof: string, least: number): Promise<boolean> => {
  const [challenge = '', number = ''] = proof.split('~');
  const token = await opened(db, challenge, 'work', form);
  if (!token || !/^\d{1,12}$/.test(number) || (token.bits ?? 0) < least) return false;
  const hash = createHash('sha256')
    .update(`${textOf(challenge)}.${number}`)
    .digest();
  return zeroBits(hash) >= (token.bits ?? 0) && isFirst(db, token);
};

/** A sum for people whose browser runs no script. */
export const newQuestion = async (db: Database, form: string): Promise<{ token: string; sum: [number, number] }> => {
  const sum: [number, number] = [randomInt(2, 10), randomInt(2, 10)];
  const once = nonce();
  const answer = createHmac('sha256', await formSecret(db))
    .update(`${once} ${sum[0] + sum[1]}`)
    .digest('base64url');
  return { token: await sign(db, { kind: 'question', form, nonce: once, until: soon(QUESTION_SECONDS), answer }), sum };
};

export const isQuestionAnswered = async (
  db: Database,
  form: string,
  token: string,
  typed: string,
): Promise<boolean> => {
  const read = await opened(db, token, 'question', form);
  if (!read) return false;
  const number = plainDigits(plainText(typed));
  const answer = createHmac('sha256', await formSecret(db))
    .update(`${read.nonce} ${number}`)
    .digest('base64url');
  return answer === read.answer && isFirst(db, read);
};

/** When a form was shown: sent with its definition, comes back with the answers. */
export const newStamp = (db: Database, form: string): Promise<string> =>
  sign(db, { kind: 'page', form, nonce: '', until: soon(PAGE_SECONDS) });

/** Seconds since it was shown; undefined for a stamp that is not ours. */
export const ageOf = async (db: Database, form: string, stamp: string): Promise<number | undefined> => {
  const token = await opened(db, stamp, 'page', form);
  return token && Math.max(0, Math.floor(Date.now() / 1000) - (token.until - PAGE_SECONDS));
};

const nonce = () => randomBytes(12).toString('base64url');
const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
/** Only the signature is hashed: with its number it fits one block of SHA-256. */
const textOf = (challenge: string): string => challenge.slice(challenge.indexOf('.') + 1);

const sign = async (db: Database, token: Token): Promise<string> => {
  const text = Buffer.from(JSON.stringify(token)).toString('base64url');
  return `${text}.${createHmac('sha256', await formSecret(db))
    .update(text)
    .digest('base64url')}`;
};

const opened = async (db: Database, given: string, kind: Token['kind'], form: string): Promise<Token | undefined> => {
  const [text = '', mac = ''] = given.split('.');
  const own = createHmac('sha256', await formSecret(db))
    .update(text)
    .digest();
  const theirs = Buffer.from(mac, 'base64url');
  if (theirs.length !== own.length || !timingSafeEqual(theirs, own)) return undefined;
  const token = JSON.parse(Buffer.from(text, 'base64url').toString()) as Token;
  return token.kind === kind && token.form === form && token.until > Date.now() / 1000 ? token : undefined;
};

const isFirst = async (db: Database, { nonce: once, until }: Token): Promise<boolean> =>
  (await countCall(db, `proof ${once}`, Math.max(1, Math.ceil(until - Date.now() / 1000)))).count === 1;
