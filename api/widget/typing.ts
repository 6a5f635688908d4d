import { z } from 'zod';
import { tellTyping } from '../../prisma/conversation/typing.ts';
import { countCall } from '../../prisma/rate.ts';
import { readTalk } from '../../prisma/widget/talk.queries.ts';
import { limitCalls } from '../http/limit.ts';
import { route } from '../http/route.ts';
import { chatFor } from './chat.ts';
import { visitorOf } from './visitor.ts';

/** Of one network in a minute: a page says it every three seconds at most. */
const signs = { name: 'widget typing', most: 300, seconds: 60 };
/** So long after the last sign she still types. */
const SHOWN_MS = 6000;
/** What one visitor says more often is one sign. */
const EACH_SECONDS = 2;

export const widgetTypingRoutes = [
  route({
    ...{ method: 'post', path: '/widget/{account}/typing', tag: 'Site chat', access: 'public', anySite: true },
    summary: 'The visitor is typing: shown to whoever reads the talk, kept nowhere; said again every few seconds',
    params: z.object({ account: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,49}$/) }),
    status: 204,
    handler: async ({ deps, params, request, response }) => {
      const { id, key } = await chatFor(deps, params.account, request, response);
      const { thread } = await visitorOf(deps.db, key, request);
      await limitCalls(deps, request, signs);
      const { count } = await countCall(deps.db, `widget typing ${key} ${thread}`, EACH_SECONDS);
      const talk = count === 1 ? await readTalk(deps.db, { account: id, thread }) : undefined;
      const until = new Date(Date.now() + SHOWN_MS).toISOString();
      if (talk) await tellTyping(deps.db, { talk: talk.id, account: id, thread, by: null, until });
    },
  }),
];
