import { z } from 'zod';

export const Mode = z.enum(['deliver', 'refuse', 'late', 'lose', 'down', 'slow']);
export type Mode = z.infer<typeof Mode>;

const percent = z.number().min(0).max(100);

const ChannelControl = z.object({
  mode: Mode.default('deliver'),
  /** how late the answer (`late`) or the payment notice is */
  lateSeconds: z.number().min(0).max(600).default(5),
  /** how many replies are lost although the message was taken; in mode `lose` 0 means all */
  losePercent: percent.default(0),
  /** how many requests are answered with "too many, come back in a second" */
  throttle429Percent: percent.default(0),
  seed: z.number().int().default(1),
});

const SmsControl = ChannelControl.extend({
  /** `hand`: receipts move only by POST /messages/{id}/deliver, /fail, /read */
  receipts: z.enum(['auto', 'hand']).default('auto'),
  /** what `refuse` means: the request is refused, or the message is taken and comes back undelivered */
  refuseAs: z.enum(['request', 'undelivered']).default('request'),
});

const PayControl = ChannelControl.extend({
  /** `late` waits lateSeconds, `shuffle` sends what belongs together in reverse, `hold` sends nothing until asked */
  webhooks: z.enum(['prompt', 'late', 'shuffle', 'hold']).default('prompt'),
  webhookCopies: z.number().int().min(1).max(5).default(1),
  /** what `refuse` means: the card is declined on the page, or the seller's account may not take payments at all */
  refuseAs: z.enum(['card', 'account']).default('card'),
});

export const Control = z.object({
  mail: ChannelControl.prefault({}),
  sms: SmsControl.prefault({}),
  pay: PayControl.prefault({}),
});
export type Control = z.infer<typeof Control>;
export type Provider = keyof Control;

/** The body of a PUT: only what changes. */
export const ControlChange = z.strictObject({
  mail: loose(ChannelControl),
  sms: loose(SmsControl),
  pay: loose(PayControl),
});
export type ControlChange = z.infer<typeof ControlChange>;

export const changeControl = (control: Control, change: ControlChange): Control =>
  Control.parse({
    mail: { ...control.mail, ...change.mail },
    sms: { ...control.sms, ...change.sms },
    pay: { ...control.pay, ...change.pay },
  });

export type Play =
  | { answer: 'down' }
  | { answer: 'throttle' }
  | { answer: 'refuse' }
  | { answer: 'take'; pauseMs: number; lateMs: number; lose: boolean };

/** Decides how a provider answers its next request: the same control and seed give the same sequence. */
export const createPlayer = (control: () => Control) => {
  const dice = new Map<string, () => number>();
  const roll = (provider: Provider) => {
    const key = `${provider}:${control()[provider].seed}`;
    if (!dice.has(key)) {
      for (const old of dice.keys()) if (old.startsWith(`${provider}:`)) dice.delete(old);
      dice.set(key, seeded(control()[provider].seed));
    }
    return dice.get(key)!();
  };
  return {
    next: (provider: Provider): Play => {
      const { mode, lateSeconds, losePercent, throttle429Percent } = control()[provider];
      const [first, second, third] = [roll(provider) * 100, roll(provider) * 100, roll(provider)];
      if (mode === 'down') return { answer: 'down' };
      if (first < throttle429Percent) return { answer: 'throttle' };
      if (mode === 'refuse') return { answer: 'refuse' };
      return {
        answer: 'take',
        pauseMs: mode === 'slow' ? 1000 + third * 2000 : 0,
        lateMs: mode === 'late' ? lateSeconds * 1000 : 0,
        lose: second < (mode === 'lose' && losePercent === 0 ? 100 : losePercent),
      };
    },
    /** A changed control restarts its sequence. */
    reset: (provider: Provider) => {
      for (const key of dice.keys()) if (key.startsWith(`${provider}:`)) dice.delete(key);
    },
  };
};
export type Player = ReturnType<typeof createPlayer>;

function loose<S extends z.ZodRawShape>(schema: z.ZodObject<S>) {
  return z.strictObject(unwrap(schema.shape)).partial().optional();
}

function unwrap<S extends z.ZodRawShape>(shape: S) {
  return Object.fromEntries(
    Object.entries(shape).map(([key, field]) => [key, field instanceof z.ZodDefault ? field.unwrap() : field]),
  ) as { [K in keyof S]: S[K] extends z.ZodDefault<infer Inner> ? Inner : S[K] };
}

/** mulberry32 */
const seeded = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};
