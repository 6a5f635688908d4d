import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { normalEmail, normalPhone } from '../../workflows/contact/contact.ts';
import { ProblemError } from '../http/problem.ts';

/** Whom a site has signed for; phone and e-mail as we keep them. */
export type Identity = { id: string; name: string | null; phone: string | null; email: string | null };

const Claims = z.object({
  sub: z.union([z.string().min(1).max(200), z.number().int()]).transform(String),
  exp: z.number(),
  nbf: z.number().optional(),
  aud: z.string().optional(),
  name: z.string().trim().max(200).optional(),
  phone: z.string().max(100).optional(),
  email: z.string().max(200).optional(),
});
/** Clocks of two servers differ. */
const LEEWAY_S = 60;

/** Who the visitor is by a JWT of the site, HS256 by the secret that it shares with the chat. Throws IdentityWrong. */
export const readIdentity = (jwt: string, secret: string | undefined, key: string): Identity => {
  if (secret === undefined) throw wrong('no secret is set');
  const [head = '', body = '', mac = '', ...more] = jwt.split('.');
  const { alg } = (json(head) ?? {}) as { alg?: unknown };
  // nothing else, and never "none"
  if (alg !== 'HS256' || more.length > 0) throw wrong('alg');
  const own = createHmac('sha256', secret).update(`${head}.${body}`).digest();
  const theirs = Buffer.from(mac, 'base64url');
  if (theirs.length !== own.length || !timingSafeEqual(theirs, own)) throw wrong('signature');
  const { data: claims } = Claims.safeParse(json(body));
  if (!claims) throw wrong('sub, exp');
  const now = Date.now() / 1000;
  if (claims.exp < now - LEEWAY_S) throw wrong('exp');
  if ((claims.nbf ?? 0) > now + LEEWAY_S) throw wrong('nbf');
  if (claims.aud !== undefined && claims.aud !== key) throw wrong('aud');
  return {
    id: claims.sub,
    name: claims.name || null,
    phone: (claims.phone && normalPhone(claims.phone)) ?? null,
    email: (claims.email && normalEmail(claims.email)) ?? null,
  };
};

const wrong = (why: string) => new ProblemError('IdentityWrong', { values: { why } });

const json = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
};
