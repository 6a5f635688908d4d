import type { Logger } from 'pino';
import { sendSayings, type Sender } from '../activities/team-bot/send.ts';
import { listen } from '../prisma/listen.ts';
import { takeNotices } from '../prisma/team-bot/notices.ts';

type Deps = Sender & {
  databaseUrl: string;
  log: Logger;
  /** where others do it at once: only looks what they have left */
  beside?: boolean;
};

/** Tells the team by its bot what was written down for it; works on every node, rows decide who says what. */
export const startTeamBot = ({ databaseUrl, log, beside = false, ...place }: Deps): { close(): Promise<void> } =>
  listen({
    url: databaseUrl,
    channels: beside ? [] : ['event'],
    everyMs: beside ? 5000 : 1000,
    restMs: 100,
    log,
    look: async () => {
      const more = await takeNotices(place.db);
      return (await sendSayings(place)) || more;
    },
  });
