import type { Button, Says } from '../../workflows/team-bot/says.ts';
import type { RecordSay } from '../../workflows/team-bot/record.words.ts';
import type { BotSay } from '../../workflows/team-bot/team-bot.words.ts';
import { momentText } from '../../workflows/team-bot/moment.ts';
import type { Database } from '../client.ts';
import type { Reader } from '../visible.ts';
import type { Member } from './link.ts';

/** Who asks the bot, where, and who else hears the answer. */
export type Asked = {
  db: Database;
  bot: string;
  member: Member;
  isGroup: boolean;
  /** in a group: those of the team whom the bot has met there, whoever asks among them */
  readers: Reader[];
  /** makes what it does happen once, however often the update comes */
  key: string;
  now: string;
  /** when it was written: what is meant by "in two hours" counts from then */
  wroteAt: string;
  say: BotSay;
  tell: RecordSay;
};

/** `bare` has no name and no words of a client; it is what a group hears in which there is somebody whom we do not know. */
export type Reply = { named: Says; bare: Says };

/** The same for everybody: it says nothing of clients. */
export const plainly = (text: string, more: { columns?: boolean; buttons?: Button[][] } = {}): Reply => {
  const says: Says = { do: 'say', text, ...more };
  return { named: says, bare: says };
};

export const both = (text: (named: boolean) => string, buttons: Button[][] = []): Reply => {
  const says = (named: boolean): Says => ({
    ...{ do: 'say', text: text(named) },
    ...(buttons.length > 0 ? { buttons } : {}),
  });
  return { named: says(true), bare: says(false) };
};

/** The same with a sentence before it. */
export const under = (head: string, { named, bare }: Reply): Reply => {
  const headed = (says: Says): Says => (says.do === 'say' ? { ...says, text: `${head}\n${says.text}` } : says);
  return { named: headed(named), bare: headed(bare) };
};

export const moment = ({ now, member, say }: Asked, at: string): string =>
  momentText(at, { now, zone: member.zone }, say);

/** Who does what is asked, once. */
export const doingOf = ({ member, key }: Asked) => ({ actor: { kind: 'user', id: member.id } as const, key });
