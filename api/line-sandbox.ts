import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { enterSandboxLeg, playSandboxLeg, sandboxLegs } from '../prisma/call/sandbox-leg.ts';
import { openAccount } from '../prisma/account/account.ts';
import { AccountId } from '../workflows/account/account.schema.ts';
import { phoneActs, SandboxPhone, PhoneAct } from '../workflows/call/sandbox.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import type { Deps } from './deps.ts';
import { pageOf } from './http/paging.ts';
import { everybody, route } from './http/route.ts';

const tag = 'Accounts';
const Params = z.object({ id: AccountId });

const isSandbox = async ({ db, config }: Deps, id: string): Promise<boolean> =>
  id.startsWith('voice:') && (await openAccount(db, config.encryptionKeys, id))?.provider === 'sandbox';

/** The phone network of a practice line, as whoever tries it plays it. */
export const lineSandboxRoutes = [
  route({
    method: 'get',
    path: '/accounts/{id}/legs',
    tag,
    summary: 'The phones of a practice line that ring or talk, and those that ended a moment ago',
    access: everybody,
    params: Params,
    out: pageOf(SandboxPhone),
    handler: async ({ deps, params: { id } }) =>
      (await isSandbox(deps, id)) ? { items: await sandboxLegs(deps.db, id), next: null } : refuse('NotFound'),
  }),
  route({
    method: 'post',
    path: '/accounts/{id}/legs',
    tag,
    summary: 'A client calls a practice line; without a number it is hidden',
    access: everybody,
    params: Params,
    body: z.object({ phone: z.string().trim().max(60).nullable().default(null) }),
    out: z.object({ channel: z.string() }),
    status: 201,
    handler: async ({ deps, params: { id }, body: { phone } }) => {
      if (!(await isSandbox(deps, id))) return refuse('NotFound');
      const channel = `in-${randomUUID()}`;
      await enterSandboxLeg(deps.db, { line: id, channel, phone });
      return { channel };
    },
  }),
  route({
    method: 'post',
    path: '/accounts/{id}/legs/{channel}',
    tag,
    summary: 'What a phone of a practice line does: answers, is busy, declines, hangs up',
    access: everybody,
    params: Params.extend({ channel: z.string().max(80) }),
    body: z.object({ do: PhoneAct }),
    status: 204,
    handler: async ({ deps, params: { id, channel }, body }) => {
      const played =
        (await isSandbox(deps, id)) && (await playSandboxLeg(deps.db, { line: id, channel, ...phoneActs[body.do] }));
      return played ? undefined : refuse('NotFound');
    },
  }),
];
