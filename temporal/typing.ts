import { connectors } from '../activities/channel/connectors.ts';
import type { AskingPlace } from '../activities/channel/connector.ts';
import { openAccount } from '../prisma/account/account.ts';
import { readTyping, TYPING } from '../prisma/conversation/typing.ts';
import { listen } from '../prisma/listen.ts';
import { countCall, readRate } from '../prisma/rate.ts';
import type { Typing } from '../workflows/conversation/typing.schema.ts';
import type { Logger } from 'pino';

/** A sign lasts so long at the client, so one in this time is enough; all nodes share the count. */
const EACH_SECONDS = 4;
/** Signs of one account a second: what an account may send is for its messages. */
const MOST_A_SECOND = 5;
const PATIENCE_MS = 3000;

/**
 * Shows clients by their own channels that somebody of ours types. It goes beside the messages and is held up or lost rather than any of them: what
 * cannot be shown at once is not shown.
 */
export const startTyping = ({
  databaseUrl,
  log,
  ...place
}: AskingPlace & { databaseUrl: string; log: Logger }): { close(): Promise<void> } => {
  const ending = new AbortController();
  const show = async ({ account, thread }: Typing) => {
    // its provider wants to be left alone, whichever node heard that
    const rest = `typing rests ${account}`;
    if ((await readRate(place.db, rest)).count > 0) return;
    if ((await countCall(place.db, `typing ${account} ${thread}`, EACH_SECONDS)).count > 1) return;
    if ((await countCall(place.db, `typing ${account}`, 1)).count > MOST_A_SECOND) return;
    const open = await openAccount(place.db, place.keys, account);
    const { showTyping } = connectors[open?.provider ?? ''] ?? {};
    if (!open || !showTyping) return;
    const within = AbortSignal.any([ending.signal, AbortSignal.timeout(PATIENCE_MS)]);
    const { restMs } = await showTyping({ ...open.settings, ...open.secrets }, thread, within);
    if (restMs > 0) await countCall(place.db, rest, restMs / 1000);
  };
  const listening = listen({
    ...{ url: databaseUrl, channels: [TYPING], everyMs: 60_000, restMs: 0, log },
    told: (_, text) => {
      const typing = readTyping(text);
      if (!typing?.by || typing.until === null) return;
      void show(typing).catch((error: unknown) => log.warn({ err: error }, 'that somebody types could not be shown'));
    },
    look: async () => false,
  });
  return {
    close: async () => {
      ending.abort();
      await listening.close();
    },
  };
};
