import { z } from 'zod';
import { checkAccount, connect, idOfAccount, reconnect, testAccount } from '../activities/channel/connecting.ts';
import { addAccount, changeAccount, listAccounts, openAccount, readConnected } from '../prisma/account/account.ts';
import { Account, AccountCheck, AccountId, AccountPatch, NewAccount } from '../workflows/account/account.schema.ts';
import { settingsOf } from '../workflows/account/provider/index.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import { fieldErrors } from './http/field.ts';
import { limitCalls } from './http/limit.ts';
import { pageOf } from './http/paging.ts';
import { ProblemError } from './http/problem.ts';
import { everybody, route } from './http/route.ts';

const tag = 'Accounts';
const admins = ['admin'] as const;
const Params = z.object({ id: AccountId });
const tests = { name: 'account tests', most: 10, seconds: 60 };

export const accountRoutes = [
  route({
    method: 'get',
    path: '/accounts',
    tag,
    summary: 'Accounts by which clients write, with how each is doing; nothing here is secret',
    access: everybody,
    out: pageOf(Account),
    handler: async ({ deps, language }) => ({ items: await listAccounts(deps.db, language), next: null }),
  }),
  route({
    method: 'get',
    path: '/accounts/{id}',
    tag,
    summary: 'One account',
    access: everybody,
    params: Params,
    out: Account,
    handler: async ({ deps, params, language }) => readConnected(deps.db, params.id, language),
  }),
  route({
    method: 'post',
    path: '/accounts',
    tag,
    summary: 'Connect an account: the provider is asked whether it works; its token is never told again',
    access: admins,
    body: NewAccount,
    out: Account,
    status: 201,
    handler: async ({ deps: { db, config }, me, body, language }) => {
      const id = await idOfAccount(body);
      if (isRefusal(id)) return id;
      if (!isRefusal(await readConnected(db, id, language))) return refuse('AccountExists', { account: id });
      const kept = await connect(id, body, config.publicUrl);
      return isRefusal(kept)
        ? kept
        : addAccount(db, config.encryptionKeys, { id, account: body, kept, by: me.id, language });
    },
  }),
  route({
    method: 'patch',
    path: '/accounts/{id}',
    tag,
    summary: 'Change an account; a changed token, mode or server is tried first',
    access: admins,
    params: Params,
    body: AccountPatch,
    out: Account,
    handler: async ({ deps: { db, config }, me, params: { id }, body: patch, language }) => {
      const ring = config.encryptionKeys;
      const before = await openAccount(db, ring, id, true);
      const kept =
        patch.settings &&
        before &&
        (await reconnect(before, checked(before.provider, patch.settings, language), config.publicUrl));
      if (isRefusal(kept)) return kept;
      return changeAccount(db, ring, { id, patch, kept, by: me.id, language });
    },
  }),
  route({
    method: 'post',
    path: '/accounts/{id}/test',
    tag,
    summary: 'Send a few words by it to somebody of ours, at once; a provider that refuses says why',
    access: admins,
    params: Params,
    body: z.object({ to: z.string().trim().min(1).max(254).meta({ description: 'an e-mail, or a phone' }) }),
    out: z.object({ answer: z.string().meta({ description: 'what the provider said to it' }) }),
    handler: async ({ deps, params: { id }, body: { to }, language, request }) => {
      await limitCalls(deps, request, tests);
      const account = await openAccount(deps.db, deps.config.encryptionKeys, id);
      return account ? testAccount(account, to, language) : refuse('NotFound');
    },
  }),
  route({
    method: 'post',
    path: '/accounts/{id}/check',
    tag,
    summary: 'Look at an account part by part, now: what works at its provider and what does not',
    access: admins,
    params: Params,
    out: z.object({ items: z.array(AccountCheck) }),
    handler: async ({ deps, params: { id }, request }) => {
      await limitCalls(deps, request, tests);
      const account = await openAccount(deps.db, deps.config.encryptionKeys, id, true);
      const items = account ? await checkAccount(account) : refuse('NotFound');
      return isRefusal(items) ? items : { items };
    },
  }),
];

/** As that provider's settings are. Throws Invalid. */
const checked = (provider: string, settings: object, language: Language): object => {
  const { data, error } = settingsOf[provider]?.partial().safeParse(settings) ?? { data: {}, error: undefined };
  if (!error) return data;
  const errors = fieldErrors(error, language).map((one) => ({ ...one, field: `settings.${one.field}` }));
  throw new ProblemError('Invalid', { errors });
};
