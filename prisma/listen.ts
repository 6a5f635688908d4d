import pg from 'pg';
import type { Logger } from 'pino';

/** On a machine that starts everything at once, a connection takes seconds; whoever gives up sooner never gets one. */
export const CONNECT_MS = 10_000;

type Listening = {
  url: string;
  /** a hint on one of these channels is a reason to look */
  channels: string[];
  /** handles a hint's content, before the look */
  told?: (channel: string, text: string) => void;
  /** true where there is more to look at; may query through the listening connection */
  look: (connection: pg.Client) => Promise<boolean>;
  everyMs: number;
  /** between two looks, so that a burst of hints is one look */
  restMs: number;
  log: Logger;
};

/** A queue is small when a plan is kept and may be large when it is used, with rows that an old snapshot keeps. */
const BY_INDEX = '-c enable_seqscan=off';

/** Looks at each hint, and regularly without one, one look at a time; survives restarts of the database. */
export const listen = ({ url, channels, told, look, everyMs, restMs, log }: Listening): { close(): Promise<void> } => {
  let closed = false;
  let hinted = false;
  let wake = () => {};
  const hint = () => {
    hinted = true;
    wake();
  };
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (hinted) return resolve();
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

  const attend = async () => {
    const client = new pg.Client({
      connectionString: url,
      options: BY_INDEX,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
    });
    let lost = false;
    const lose = () => {
      lost = true;
      hint();
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', ({ channel, payload = '' }) => {
      told?.(channel, payload);
      hint();
    });
    try {
      await client.connect();
      for (const channel of channels) await client.query(`LISTEN ${channel}`);
      hinted = true;
      while (!closed && !lost) {
        await pause(everyMs);
        hinted = false;
        while (!closed && (await look(client))) await rest(0);
        await rest(restMs);
      }
    } finally {
      await client.end().catch(() => {});
    }
  };

  const life = (async () => {
    for (let failures = 0; !closed; failures++) {
      const began = Date.now();
      await attend().catch((error: unknown) => log.warn({ err: error }, 'the record does not answer; live news wait'));
      if (Date.now() - began > 10_000) failures = 0;
      if (!closed) await rest(Math.min(3000, 100 * 2 ** failures));
    }
  })();
  return {
    close: async () => {
      closed = true;
      hint();
      await life;
    },
  };
};
