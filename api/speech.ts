import { speak } from '../activities/speech/speak.ts';
import { openSpeech, readSpeech, saveSpeech } from '../prisma/speech/speech.ts';
import { Speaking, Speech, SpeechWish, Spoken } from '../workflows/speech/speech.schema.ts';
import { route } from './http/route.ts';

const tag = 'Calls';
const admins = ['admin'] as const;

/** The server that turns texts into what clients hear on the phone. */
export const speechRoutes = [
  route({
    method: 'get',
    path: '/speech',
    tag,
    summary: 'The server that speaks our texts; nothing here is secret',
    access: admins,
    out: Speech,
    handler: ({ deps }) => readSpeech(deps.db),
  }),
  route({
    method: 'put',
    path: '/speech',
    tag,
    summary: 'Say which server speaks our texts',
    access: admins,
    body: SpeechWish,
    out: Speech,
    handler: ({ deps, me, body }) => saveSpeech(deps.db, deps.config.encryptionKeys, { ...body, by: me.id }),
  }),
  route({
    method: 'post',
    path: '/speech/say',
    tag,
    summary: 'Let it say a text; what comes back is not kept until it is put to a sound',
    access: admins,
    body: Spoken,
    out: Speaking,
    handler: async ({ deps: { db, config }, body }) =>
      speak({ ...(await openSpeech(db, config.encryptionKeys)), allowed: config.webhooks.allowed }, body),
  }),
];
