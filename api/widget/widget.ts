import { z } from 'zod';
import { openAccount } from '../../prisma/account/account.ts';
import { keepIncoming } from '../../prisma/inbox/inbox.queries.ts';
import { markShown } from '../../prisma/widget/shown.ts';
import { holdFiles } from '../../prisma/widget/visitor-file.ts';
import { recognizeVisitor } from '../../prisma/widget/recognize.ts';
import { readAfter, readPage, readTalk } from '../../prisma/widget/talk.queries.ts';
import { idOfPost } from '../../workflows/channel/widget-post.ts';
import { isRefusal, refuse } from '../../workflows/refusal.ts';
import { readCursor, writeCursor } from '../../workflows/widget/cursor.ts';
import {
  NewVisitor,
  NewVisitorMessage,
  VisitorMark,
  VisitorNews,
  VisitorToken,
  Widget,
} from '../../workflows/widget/widget.schema.ts';
import { languageFrom } from '../http/language.ts';
import { addressOf, limitCalls, networkOf } from '../http/limit.ts';
import { ANSWERED, route } from '../http/route.ts';
import { chatFor } from './chat.ts';
import { filesOfTickets, widgetFileRoutes, forPage } from './file.ts';
import { guardPost } from './guard.ts';
import { readIdentity } from './identity.ts';
import { openStream } from './live.ts';
import { postOf } from './post.ts';
import { shownIn } from './shown-in.ts';
import { widgetTypingRoutes } from './typing.ts';
import { anonymousThread, newVisitor, threadOf, visitorOf } from './visitor.ts';

const tag = 'Site chat';
const Params = z.object({ account: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,49}$/) });
const After = z.object({ after: z.string().max(30).optional().meta({ description: 'the cursor of what came last' }) });
const nothing = { items: [], cursor: writeCursor({ mine: 0, ours: 0 }), seen: 0, more: false };
/** Calls of one network in a minute: pages that read, and pages that begin. */
const reads = { name: 'widget reads', most: 600, seconds: 60 };
const begins = { name: 'widget begins', most: 40, seconds: 60 };

export const widgetRoutes = [
  route({
    ...{ method: 'get', path: '/widget/{account}', tag, access: 'public' },
    summary: 'A chat as its script draws it: nothing of it is secret',
    params: Params,
    query: z.object({ lang: z.string().max(40).optional() }),
    out: Widget,
    handler: async ({ deps, params, query, language, request, response }) => {
      const chat = await chatFor(deps, params.account, request, response);
      return shownIn(deps.db, chat, languageFrom(query.lang) ?? language);
    },
  }),
  route({
    ...{ method: 'post', path: '/widget/{account}/visitors', tag, access: 'public', anySite: true },
    summary: 'A token for a visitor: of somebody new, or of whom the site has signed for',
    params: Params,
    body: NewVisitor,
    out: VisitorToken,
    status: 201,
    handler: async ({ deps, params, body: { identity, token }, request, response }) => {
      const { id, key } = await chatFor(deps, params.account, request, response);
      await limitCalls(deps, request, begins);
      if (identity === undefined) return newVisitor(deps.db, key, undefined);
      const account = await openAccount(deps.db, deps.config.encryptionKeys, id);
      const signed = readIdentity(identity, account?.secrets['secret'], key);
      const from = token && (await anonymousThread(deps.db, key, token));
      if (from) await recognizeVisitor(deps.db, { account: id, from, to: threadOf(signed), name: signed.name });
      return newVisitor(deps.db, key, signed);
    },
  }),
  route({
    ...{ method: 'post', path: '/widget/{account}/messages', tag, access: 'public', anySite: true },
    summary: 'A visitor’s message: kept before it is answered, once however often it is sent',
    params: Params,
    query: z.object({ proof: z.string().max(600).optional().meta({ description: 'the work that was asked for' }) }),
    body: NewVisitorMessage,
    limit: 64 * 1024,
    out: z.object({ id: z.uuid(), at: z.iso.datetime() }),
    status: 201,
    handler: async ({ deps, params, query, body, language, request, response }) => {
      const { id, key, page } = await chatFor(deps, params.account, request, response);
      const visitor = await visitorOf(deps.db, key, request);
      const { text, files: tickets = [] } = body;
      if (text.trim() === '' && tickets.length === 0) return refuse('MessageEmpty');
      await guardPost(deps, request, { key, thread: visitor.thread, proof: query.proof });
      const files = await filesOfTickets(deps.db, { key, thread: visitor.thread }, tickets);
      if (isRefusal(files)) return files;
      const post = postOf(visitor, body, { files, readers: language, sites: page.sites });
      if (isRefusal(post)) return post;
      const { thread, at } = post;
      await keepIncoming(deps.db, {
        ...{ source: id, externalId: idOfPost(thread, post.id), headers: {}, lane: thread },
        body: Buffer.from(JSON.stringify(post)),
      });
      await holdFiles(
        deps.db,
        files.flatMap(({ file }) => file ?? []),
      );
      return { id: post.id, at };
    },
  }),
  route({
    ...{ method: 'get', path: '/widget/{account}/messages', tag, access: 'public' },
    summary: 'The visitor’s own talk: its newest messages, those after a cursor, or those before a message',
    params: Params,
    query: After.extend({ before: z.uuid().optional() }),
    out: VisitorNews,
    handler: async ({ deps, params, query: { after, before }, request, response }) => {
      const { id, key } = await chatFor(deps, params.account, request, response);
      const { thread } = await visitorOf(deps.db, key, request);
      await limitCalls(deps, request, reads);
      const talk = await readTalk(deps.db, { account: id, thread });
      if (!talk) return nothing;
      const cursor = after === undefined ? undefined : readCursor(after);
      const news = await (cursor ? readAfter(deps.db, talk, cursor) : readPage(deps.db, talk, before ?? null));
      return forPage(deps.db, key, news);
    },
  }),
  route({
    ...{ method: 'get', path: '/widget/{account}/live', tag, access: 'public' },
    summary: 'What is new in the visitor’s talk, as it comes (text/event-stream); goes on `after` a cursor',
    params: Params,
    query: After,
    handler: async ({ deps, params, query: { after }, request, response }) => {
      const { id, key } = await chatFor(deps, params.account, request, response);
      const { thread } = await visitorOf(deps.db, key, request);
      await limitCalls(deps, request, reads);
      const cursor = readCursor(after ?? '') ?? { mine: 0, ours: 0 };
      await openStream(deps, response, { key, account: id, thread, network: networkOf(addressOf(request)), cursor });
      return ANSWERED;
    },
  }),
  ...(['delivered', 'read'] as const).map((state) =>
    route({
      ...{ method: 'post', path: `/widget/{account}/${state}`, tag, access: 'public', anySite: true },
      summary: state === 'read' ? 'Messages of ours were on the visitor’s screen' : 'The visitor’s page has got them',
      params: Params,
      body: VisitorMark,
      status: 204,
      handler: async ({ deps, params, body: { to }, request, response }) => {
        const { id, key } = await chatFor(deps, params.account, request, response);
        const { thread } = await visitorOf(deps.db, key, request);
        await limitCalls(deps, request, reads);
        const talk = await readTalk(deps.db, { account: id, thread });
        if (talk) await markShown(deps.db, { conversationId: talk.id, to, state });
      },
    }),
  ),
  ...widgetFileRoutes,
  ...widgetTypingRoutes,
];
