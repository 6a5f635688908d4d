import { z } from 'zod';
import { listSounds, readVoice } from '../prisma/sound/sound.queries.ts';
import { createSound, dropSound, dropVoice, keepVoice } from '../prisma/sound/sound.ts';
import { refuse } from '../workflows/refusal.ts';
import { MOST_SOUND_BYTES, NewSound, Sound, SoundParams } from '../workflows/sound/sound.schema.ts';
import { bytesOf } from './http/body.ts';
import { pageOf } from './http/paging.ts';
import { ANSWERED, everybody, route } from './http/route.ts';
import { Id, IdParams } from './http/shapes.ts';
import { telephoneSeconds } from './sound/wav.ts';

const tag = 'Calls';
const admins = ['admin'] as const;

/** What clients hear of us on the phone: greetings, the notice of recording. */
export const soundRoutes = [
  route({
    method: 'get',
    path: '/sounds',
    tag,
    summary: 'What clients hear of us on the phone, by name',
    access: everybody,
    out: pageOf(Sound),
    handler: async ({ deps }) => ({ items: await listSounds(deps.db), next: null }),
  }),
  route({
    method: 'post',
    path: '/sounds',
    tag,
    summary: 'A new sound; it is heard once something is uploaded for a language',
    access: admins,
    body: NewSound,
    out: z.object({ id: Id }),
    status: 201,
    handler: ({ deps, me, body }) => createSound(deps.db, { ...body, by: me.id }),
  }),
  route({
    method: 'delete',
    path: '/sounds/{id}',
    tag,
    summary: 'Remove a sound that nothing says any more',
    access: admins,
    params: IdParams,
    status: 204,
    handler: ({ deps, params }) => dropSound(deps.db, params.id),
  }),
  route({
    method: 'put',
    path: '/sounds/{id}/voices/{language}',
    tag,
    summary: 'What it says in one language: a WAV (mono, 8 kHz, 16 bit, two minutes at most) as the body',
    access: admins,
    params: SoundParams,
    reads: 'raw',
    limit: MOST_SOUND_BYTES,
    status: 204,
    handler: async ({ deps, params, request }) => {
      const bytes = bytesOf(request);
      const seconds = telephoneSeconds(bytes);
      return seconds === undefined ? refuse('SoundNotForPhones') : keepVoice(deps.db, { ...params, bytes, seconds });
    },
  }),
  route({
    method: 'delete',
    path: '/sounds/{id}/voices/{language}',
    tag,
    summary: 'Take what it says in one language away',
    access: admins,
    params: SoundParams,
    status: 204,
    handler: ({ deps, params }) => dropVoice(deps.db, params),
  }),
  route({
    method: 'get',
    path: '/sounds/{voice}',
    tag,
    summary: 'The bytes of a sound (WAV), for the PBX: whoever knows the address hears it',
    access: 'public',
    params: z.object({ voice: z.string().regex(/^[\w-]{1,64}\.wav$/) }),
    handler: async ({ deps, params, response }) => {
      const bytes = await readVoice(deps.db, params.voice.replace(/\.wav$/, ''));
      if (!bytes) return refuse('NotFound');
      response.setHeader('Content-Type', 'audio/wav');
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      response.end(bytes);
      return ANSWERED;
    },
  }),
];
