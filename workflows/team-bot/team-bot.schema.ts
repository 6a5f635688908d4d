import { z } from 'zod';
import { AccountId } from '../account/account.schema.ts';

/** Kinds of notifications, as users choose among them; each stands for those of the catalogue that begin so. */
export const noticeKinds = ['task', 'lead', 'conversation', 'invoice', 'note', 'trouble', 'message'] as const;
export const NoticeKind = z.enum(noticeKinds);
export type NoticeKind = z.infer<typeof NoticeKind>;

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a user wants to hear by the bot, and when not. */
export const BotWishes = z.object({
  mute: z.array(NoticeKind).max(noticeKinds.length).meta({ description: 'what is not wanted here' }),
  quiet: z
    .object({ from: Clock, to: Clock })
    .nullable()
    .meta({ description: 'by the user’s own clock; what comes then waits for its end' }),
});
export type BotWishes = z.infer<typeof BotWishes>;

export const TeamBot = z
  .object({ account: AccountId, name: z.string(), bot: z.string().meta({ description: 'its user name' }) })
  .meta({ id: 'TeamBot' });
export type TeamBot = z.infer<typeof TeamBot>;

/** Who I am in the messenger. */
export const BotLink = z
  .object({
    bots: z.array(TeamBot).meta({ description: 'those of the team; empty where no admin has connected one' }),
    link: BotWishes.extend({
      ...{ account: AccountId, username: z.string().nullable(), linkedAt: z.iso.datetime() },
      blocked: z.boolean().meta({ description: 'I have blocked the bot: it cannot write' }),
    }).nullable(),
  })
  .meta({ id: 'BotLink' });
export type BotLink = z.infer<typeof BotLink>;

export const LinkCode = z
  .object({
    code: z.string().meta({ description: 'told once, good once' }),
    url: z.url(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'LinkCode' });

/** Whom the bot tells when something of Voronka itself is in trouble. */
export const OnCall = z.object({
  people: z.array(z.uuid()).max(50),
  chat: z.string().max(30).nullable().meta({ description: 'a group that the bot is in' }),
});
export type OnCall = z.infer<typeof OnCall>;

export const OnCallChoice = OnCall.extend({
  groups: z.array(z.object({ chat: z.string(), title: z.string() })),
  linked: z.array(z.uuid()).meta({ description: 'users whom the bot can write to' }),
}).meta({ id: 'OnCall' });
export type OnCallChoice = z.infer<typeof OnCallChoice>;
