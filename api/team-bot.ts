import { z } from 'zod';
import { botOf, changeWishes, listTeamBots, readLink, unlink } from '../prisma/team-bot/link.ts';
import { changeOnCall, readOnCallChoice } from '../prisma/team-bot/on-call.ts';
import { makeMessengerCode } from '../prisma/user/own-link.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { BotLink, BotWishes, LinkCode, OnCall, OnCallChoice } from '../workflows/team-bot/team-bot.schema.ts';
import type { Deps } from './deps.ts';
import { everybody, overseers, route } from './http/route.ts';

const tag = 'Team bot';
const admins = ['admin'] as const;

const linkOf = async ({ db }: Deps, userId: string): Promise<BotLink> => {
  const [bots, link] = await Promise.all([listTeamBots(db), readLink(db, userId)]);
  return { bots, link };
};

export const teamBotRoutes = [
  route({
    method: 'get',
    path: '/me/messenger',
    tag,
    summary: 'Whether the team’s bot knows me, and what it tells me',
    access: everybody,
    out: BotLink,
    handler: ({ deps, me }) => linkOf(deps, me.id),
  }),
  route({
    method: 'post',
    path: '/me/messenger/code',
    tag,
    summary: 'A code by which the bot learns who I am: good once, for ten minutes; an earlier one no longer works',
    access: everybody,
    body: z.object({ account: z.string().max(80).optional() }).default({}),
    out: LinkCode,
    status: 201,
    handler: async ({ deps, me, body: { account } }) => {
      const bots = await listTeamBots(deps.db);
      const one = account === undefined ? bots[0] : bots.find((bot) => bot.account === account);
      if (!one) return refuse('NoTeamBot');
      const made = await makeMessengerCode(deps.db, me.id);
      if (!made) return refuse('NotFound');
      const { token: code, expiresAt } = made;
      return { code, expiresAt, url: `https://t.me/${botOf(one.account)}?start=${code}` };
    },
  }),
  route({
    method: 'patch',
    path: '/me/messenger',
    tag,
    summary: 'What the bot tells me, and when it is quiet',
    access: everybody,
    body: BotWishes,
    out: BotLink,
    handler: async ({ deps, me, body }) =>
      (await changeWishes(deps.db, me.id, body)) ? linkOf(deps, me.id) : refuse('NotLinked'),
  }),
  route({
    method: 'delete',
    path: '/me/messenger',
    tag,
    summary: 'The bot forgets me',
    access: everybody,
    status: 204,
    handler: ({ deps, me }) => unlink(deps.db, me.id),
  }),
  route({
    method: 'get',
    path: '/ops/on-call',
    tag,
    summary: 'Whom the bot tells when Voronka itself is in trouble, and whom it could',
    access: overseers,
    out: OnCallChoice,
    handler: ({ deps }) => readOnCallChoice(deps.db),
  }),
  route({
    method: 'patch',
    path: '/ops/on-call',
    tag,
    summary: 'Choose whom the bot tells',
    access: admins,
    body: OnCall,
    out: OnCallChoice,
    handler: async ({ deps, body }) => {
      const changed = await changeOnCall(deps.db, body);
      return isRefusal(changed) ? changed : readOnCallChoice(deps.db);
    },
  }),
];
