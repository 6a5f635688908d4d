import { z } from 'zod';

const Name = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,60}$/);
/** What is typed empty is as if it had not been said. */
const orEmpty = <T extends z.ZodType>(type: T) => z.union([z.literal(''), type]).optional();

/** A line at an Asterisk (or FreePBX), which we steer by ARI. */
export const AsteriskSettings = z.object({
  url: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .transform((url) => url.replace(/\/+$/, '').replace(/\/ari$/, ''))
    .meta({ description: 'of its HTTP server, without /ari: `http://pbx.example:8088`' }),
  user: z.string().trim().min(1).max(100).meta({ description: 'the section of ari.conf' }),
  password: z.string().min(1).max(300),
  app: orEmpty(Name).meta({ description: 'the Stasis application; `crm` by default, its own for each line' }),
  trunk: orEmpty(Name).meta({ description: 'the PJSIP endpoint by which clients are called; `trunk` by default' }),
  endpoint: orEmpty(
    z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9]{1,20}\/[\w.@:/-]{0,60}\{extension\}[\w.@:/-]{0,60}$/),
  ).meta({ description: 'how a user’s phone is rung; `PJSIP/{extension}` by default' }),
  takes: z.enum(['', 'key', 'answer']).optional().meta({
    description:
      'how a call is taken by a phone of ours: by `answer`, or by pressing 1 after it (`key`), since a machine may answer there; by default a key where `endpoint` is no PJSIP phone',
  }),
  callerId: orEmpty(
    z
      .string()
      .trim()
      .regex(/^\+?\d{3,15}$/),
  ).meta({ description: 'the number that clients see: one that the trunk allows' }),
});
export type AsteriskSettings = z.infer<typeof AsteriskSettings>;
