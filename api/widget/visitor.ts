import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { formSecret } from '../../prisma/channel/setting.queries.ts';
import type { Database } from '../../prisma/client.ts';
import type { VisitorToken } from '../../workflows/widget/widget.schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { Identity } from './identity.ts';

/** How long a page goes on as somebody whom its site has signed for. */
const SIGNED_MS = 12 * 3_600_000;

/** Who talks. The record knows the thread alone, from which no token can be made. */
export type Visitor = { thread: string; signed: Identity | null };

const Signed = z.object({
  id: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
});
/** `nonce`: of somebody unknown; or whom a site has signed for, and until when. */
const Payload = z.union([z.object({ nonce: z.string() }), z.object({ signed: Signed, until: z.number() })]);
type Payload = z.infer<typeof Payload>;

/** A token for a browser that had none, or for whoever its site has signed for. Nothing of it is kept here. */
export const newVisitor = async (db: Database, key: string, identity: Identity | undefined): Promise<VisitorToken> => {
  const until = Date.now() + SIGNED_MS;
  const payload: Payload = identity ? { signed: identity, until } : { nonce: randomBytes(24).toString('base64url') };
  const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
  const token = `${text}.${(await macOf(db, key, text)).toString('base64url')}`;
  return { token, signed: !!identity, until: identity ? new Date(until).toISOString() : null };
};

/** Who calls, by the token that we gave to the page. Throws VisitorUnknown. */
export const visitorOf = async (db: Database, key: string, request: Request): Promise<Visitor> => {
  const payload = await readToken(db, key, request.get('x-visitor') ?? '');
  if (!payload) throw new ProblemError('VisitorUnknown');
  if ('nonce' in payload) return { thread: digest(payload.nonce), signed: null };
  if (payload.until < Date.now()) throw new ProblemError('VisitorUnknown');
  return { thread: threadOf(payload.signed), signed: payload.signed };
};

/** The talk of whom a site has signed for. */
export const threadOf = ({ id }: Pick<Identity, 'id'>): string => `id-${digest(id)}`;

/** The talk of a visitor of whom nothing is known, by her own token; what is no such token is nobody's. */
export const anonymousThread = async (db: Database, key: string, token: string): Promise<string | undefined> => {
  const payload = await readToken(db, key, token);
  return payload && 'nonce' in payload ? digest(payload.nonce) : undefined;
};

const readToken = async (db: Database, key: string, given: string): Promise<Payload | undefined> => {
  const [text = '', mac = ''] = given.length < 4000 ? given.split('.') : [];
  const own = await macOf(db, key, text);
  const theirs = Buffer.from(mac, 'base64url');
  if (theirs.length !== own.length || !timingSafeEqual(theirs, own)) return undefined;
  return Payload.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
};

const macOf = async (db: Database, key: string, text: string): Promise<Buffer> =>
  createHmac('sha256', await formSecret(db))
    .update(`widget visitor ${key} ${text}`)
    .digest();

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32);
