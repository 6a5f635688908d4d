import type { Request, Response } from 'express';
import type { Database } from '../../prisma/client.ts';
import { readChat, type Chat } from '../../prisma/widget/chat.queries.ts';
import type { Deps } from '../deps.ts';
import { originsOf } from '../http/origin.ts';
import { ProblemError } from '../http/problem.ts';

/** How long a change of a chat may go unnoticed. */
const FRESH_MS = 2000;

type Known = { readAt: number; chat: Chat | undefined };
const known = new WeakMap<Database['pool'], Map<string, Known>>();

/** A chat as it was lately; undefined where there is none. */
export const knownChat = async (db: Database, key: string): Promise<Chat | undefined> => {
  const chats = known.get(db.pool) ?? new Map<string, Known>();
  known.set(db.pool, chats);
  const kept = chats.get(key);
  if (kept && kept.readAt > Date.now() - FRESH_MS) return kept.chat;
  const chat = await readChat(db, key);
  if (chats.size > 1000) chats.clear();
  chats.set(key, { readAt: Date.now(), chat });
  return chat;
};

/**
 * The chat, for a page that may show it: one of its own sites, or ours (the preview). Another site's page gets no answer that it could read. A
 * program sends no origin; it is held by the same limits as a page.
 */
export const chatFor = async (
  { db, config }: Deps,
  key: string,
  request: Request,
  response: Response,
): Promise<Chat> => {
  response.vary('Origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  const chat = await knownChat(db, key);
  if (!chat) throw new ProblemError('NotFound');
  const { origin } = request.headers;
  if (origin === undefined) return chat;
  if (!chat.page.sites.includes(origin) && !originsOf(config.publicUrl).includes(origin))
    throw new ProblemError('WidgetNotHere', { values: { site: origin.slice(0, 200) } });
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
  return chat;
};

/** What a browser asks before it calls us from another site. */
export const widgetPreflight =
  (deps: Deps) =>
  async (request: Request, response: Response): Promise<void> => {
    await chatFor(deps, String(request.params['account']), request, response);
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type, X-Visitor, Accept-Language');
    response.setHeader('Access-Control-Max-Age', '7200');
    response.status(204).end();
  };
