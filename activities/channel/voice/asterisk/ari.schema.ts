import { z } from 'zod';

const Channel = z.object({
  id: z.string(),
  state: z.string(),
  caller: z.object({ number: z.string() }),
  dialplan: z.object({ exten: z.string(), app_name: z.string().default(''), app_data: z.string().default('') }),
});

/** Of what Asterisk tells, the parts that a call needs. */
export const AriEvent = z.object({
  type: z.string(),
  channel: Channel.optional(),
  /** of Dial: the phone that is dialled */
  peer: Channel.optional(),
  args: z.array(z.string()).default([]),
  dialstatus: z.string().optional(),
  digit: z.string().optional(),
  cause: z.number().int().optional(),
  tech_cause: z.number().int().optional(),
  playback: z.object({ id: z.string(), state: z.string().default('') }).optional(),
  recording: z.object({ name: z.string() }).optional(),
});
export type AriEvent = z.infer<typeof AriEvent>;

export const AriChannels = z.array(Channel);
export const AriBridges = z.array(z.object({ id: z.string() }));
