import { z } from 'zod';
import { tryKey } from '../activities/provider-key/try.ts';
import { forgetKeysInEffect } from '../prisma/provider-key/in-effect.ts';
import { completeWish, removeProviderKey, saveProviderKey } from '../prisma/provider-key/provider-key.ts';
import { listProviderKeys } from '../prisma/provider-key/provider-key.queries.ts';
import { RETRY } from '../workflows/process/messages.ts';
import { ProviderKey, ProviderKeyId, ProviderKeyWish } from '../workflows/provider-key/provider-key.schema.ts';
import { isGood, verdictSentence, VerdictShown } from '../workflows/provider-key/verdict.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import type { Deps } from './deps.ts';
import { countCall } from '../prisma/rate.ts';
import { pageOf } from './http/paging.ts';
import { ProblemError } from './http/problem.ts';
import { route } from './http/route.ts';
import { keysShown } from './provider-key-shown.ts';

const tag = 'Settings';
const admins = ['admin'] as const;
const KeyParams = z.object({ id: ProviderKeyId });
const Wish = z.object({ key: ProviderKeyWish });
const TRIES_PER_MINUTE = 20;

export const providerKeyRoutes = [
  route({
    method: 'get',
    path: '/provider-keys',
    tag,
    summary: 'By which keys messages and payments go; the secrets themselves are never answered',
    access: admins,
    out: pageOf(ProviderKey),
    handler: async ({ deps }) => ({ items: keysShown(deps.config, await listProviderKeys(deps.db)), next: null }),
  }),
  route({
    method: 'patch',
    path: '/provider-keys/{id}',
    tag,
    summary:
      'Give a provider’s key: sealed, in effect within a second in every worker; secrets that are not named stay',
    access: admins,
    params: KeyParams,
    body: Wish.extend({ revision: z.number().int().min(0).default(0) }),
    out: ProviderKey,
    handler: async ({ deps, me, params: { id }, body: { key: wish, revision } }) => {
      if (wish.kind !== id.split(':', 1)[0]) return refuse('NotFound');
      const saved = await saveProviderKey(deps.db, deps.config.encryptionKeys, { id, revision, wish, by: me.id });
      if (isRefusal(saved)) return saved;
      goOn(deps, id);
      const shown = keysShown(deps.config, await listProviderKeys(deps.db));
      return shown.find((one) => one.id === id)!;
    },
  }),
  route({
    method: 'delete',
    path: '/provider-keys/{id}',
    tag,
    summary: 'Forget a key that was given here; the environment’s holds again, or the sandbox',
    access: admins,
    params: KeyParams,
    status: 204,
    handler: async ({ deps, params: { id } }) => {
      const inEnvironment = keysShown(deps.config, []).some((one) => one.id === id && one.origin === 'environment');
      const refused = await removeProviderKey(deps.db, { id, inEnvironment });
      if (refused) return refused;
      goOn(deps, id);
    },
  }),
  route({
    method: 'post',
    path: '/provider-keys/{id}/try',
    tag,
    summary: 'Really try a key before it is kept: a letter to oneself, the balance, the account; says what to do',
    access: admins,
    params: KeyParams,
    body: Wish,
    out: VerdictShown,
    handler: async ({ deps, me, params: { id }, body: { key: wish }, language }) => {
      if (wish.kind !== id.split(':', 1)[0]) return refuse('NotFound');
      const { count } = await countCall(deps.db, `try-key ${me.id}`, 60);
      if (count > TRIES_PER_MINUTE)
        throw new ProblemError('TooManyRequests', { retryAfter: 60, values: { seconds: 60 } });
      const complete = await completeWish(deps.db, deps.config.encryptionKeys, { id, wish });
      if (isRefusal(complete)) return complete;
      const verdict = await tryKey(wish.kind, complete, { to: me.email, language });
      return { good: isGood(verdict), says: verdictSentence(verdict, language), answer: verdict.answer ?? null };
    },
  }),
];

/** What waited for the key goes at once; where nobody answers now, the account comes back to it by itself. */
const goOn = ({ config, door }: Deps, id: string): void => {
  forgetKeysInEffect(config);
  if (id !== 'stripe') void door.updateProcess(`channel:${id}`, RETRY, {}, { updateId: crypto.randomUUID() });
};
