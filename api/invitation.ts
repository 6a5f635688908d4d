import { z } from 'zod';
import { inviteUser, readInvitation, takeInvitation } from '../prisma/user/own-link.ts';
import { isRefusal } from '../workflows/refusal.ts';
import { Invitation } from '../workflows/user/entry.schema.ts';
import { limitCalls } from './http/limit.ts';
import { route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

const tag = 'People';
const TRIES = { name: 'invitation', most: 30, seconds: 300 };
const Token = Invitation.pick({ token: true });

/** A person chooses her own password by a link, so that nobody else ever knows it. */
export const invitationRoutes = [
  route({
    method: 'post',
    path: '/staff/{id}/invitation',
    tag,
    summary: 'A link by which a person chooses her password, within three days; told once, and an earlier one ends',
    access: ['admin'],
    params: IdParams,
    out: z.object({ url: z.url(), expiresAt: z.iso.datetime() }),
    status: 201,
    handler: async ({ deps, params }) => {
      const made = await inviteUser(deps.db, params.id);
      if (isRefusal(made)) return made;
      // behind the #, so that no server logs it
      return { url: `${deps.config.publicUrl}/invitation#${made.token}`, expiresAt: made.expiresAt };
    },
  }),
  route({
    method: 'post',
    path: '/invitation/look',
    tag,
    summary: 'Whom an invitation is for',
    access: 'public',
    body: Token,
    out: z.object({ name: z.string(), email: z.string() }),
    handler: async ({ deps, body, request }) => {
      await limitCalls(deps, request, TRIES);
      return readInvitation(deps.db, body.token);
    },
  }),
  route({
    method: 'post',
    path: '/invitation',
    tag,
    summary: 'Choose one’s password by an invitation; it works once',
    access: 'public',
    body: Invitation,
    out: z.object({ email: z.string() }),
    handler: async ({ deps, body, request }) => {
      await limitCalls(deps, request, TRIES);
      return takeInvitation(deps.db, body);
    },
  }),
];
