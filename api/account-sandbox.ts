import { z } from 'zod';
import { playDay, openAccount } from '../prisma/account/account.ts';
import { clientOf } from '../prisma/conversation/conversation.queries.ts';
import { messageOfClient } from '../prisma/conversation/message.queries.ts';
import { readFile } from '../prisma/file/file.queries.ts';
import { keepIncoming } from '../prisma/inbox/inbox.queries.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { AccountId } from '../workflows/account/account.schema.ts';
import { SandboxAct, SandboxDay, SandboxMessage } from '../workflows/account/sandbox.schema.ts';
import { sandboxAct, sandboxFile, sandboxIncoming, strangerIn } from '../workflows/account/sandbox-incoming.ts';
import type { ReadIncoming } from '../workflows/channel/incoming.ts';
import type { Part } from '../workflows/conversation/part.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import type { Deps } from './deps.ts';
import { everybody, route } from './http/route.ts';
import { Id } from './http/shapes.ts';

const tag = 'Accounts';
const Params = z.object({ id: AccountId });

const isSandbox = async ({ db, config }: Deps, id: string): Promise<boolean> =>
  (await openAccount(db, config.encryptionKeys, id))?.provider === 'sandbox';

const come = ({ db }: Deps, source: string, written: ReadIncoming): Promise<unknown> => {
  const { externalId, lane } = written;
  return keepIncoming(db, { source, externalId, headers: {}, lane, body: Buffer.from(JSON.stringify(written)) });
};

/** Files lie in our storage, as a provider's would in its own; undefined where one is not there for this user. */
const partsOf = async ({ db }: Deps, me: SignedInUser, parts: SandboxMessage['parts']): Promise<Part[] | undefined> => {
  const all: Part[] = [];
  for (const part of parts) {
    const file = part.kind === 'file' ? await readFile(db, me, part.file) : undefined;
    if (part.kind !== 'file') all.push(part);
    else if (file) all.push(sandboxFile(file, part.as));
    else return undefined;
  }
  return all;
};

/** What whoever tries an account of practice does as its client, and how its provider behaves. */
export const accountSandboxRoutes = [
  route({
    method: 'post',
    path: '/accounts/{id}/sandbox-messages',
    tag,
    summary: 'Write as a client to an account that nobody carries',
    access: everybody,
    params: Params,
    body: SandboxMessage,
    status: 204,
    handler: async ({ deps, me, params: { id }, body: { from, text, parts: sent } }) => {
      if (!(await isSandbox(deps, id))) return refuse('NotFound');
      const client =
        'conversation' in from
          ? await clientOf(deps.db, me, from.conversation, id)
          : { thread: strangerIn(id, from.id), name: from.name, language: from.language };
      if (!client) return refuse('NotFound');
      const parts = await partsOf(deps, me, sent);
      if (!parts) return refuse('FileGone');
      await come(deps, id, sandboxIncoming(client, { text, parts }, new Date()));
    },
  }),
  route({
    method: 'post',
    path: '/accounts/{id}/sandbox-acts/{conversation}',
    tag,
    summary:
      'Edit or take back a message as the client of an account that nobody carries, block us, or let us write again',
    access: everybody,
    params: Params.extend({ conversation: Id }),
    body: SandboxAct,
    status: 204,
    handler: async ({ deps, me, params: { id, conversation }, body }) => {
      const client = (await isSandbox(deps, id)) ? await clientOf(deps.db, me, conversation, id) : undefined;
      if (!client) return refuse('NotFound');
      const messageId = 'message' in body ? body.message : undefined;
      const message = messageId ? await messageOfClient(deps.db, conversation, messageId) : undefined;
      if (messageId && !message) return refuse('NotFound');
      await come(deps, id, sandboxAct(client, body, message, new Date()));
    },
  }),
  route({
    method: 'post',
    path: '/accounts/{id}/sandbox-day',
    tag,
    summary: 'How the provider of an account that nobody carries behaves from now on',
    access: everybody,
    params: Params,
    body: z.object({ day: SandboxDay }),
    status: 204,
    handler: async ({ deps, params: { id }, body: { day } }) =>
      (await playDay(deps.db, id, day)) ? undefined : refuse('NotFound'),
  }),
];
