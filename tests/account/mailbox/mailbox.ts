import { openChannels } from '../../../activities/channel/index.ts';
import { sendWaiting } from '../../../activities/channel/sending/sending.ts';
import { handleInbox } from '../../../prisma/inbox/inbox.ts';
import { startAsking } from '../../../temporal/asking.ts';
import { closedBreaker } from '../../../workflows/channel/breaker.ts';
import type { Desk } from '../../support/desk.ts';
import { until } from '../../support/until.ts';

export const own = 'support@example.org';
export const account = 'email:support_example_org';

/** A letter as a mail program writes it. */
export const letter = (headers: Record<string, string>, text: string): string => {
  const all = {
    From: 'Иван Петров <ivan@example.com>'.replace('Иван Петров', '=?UTF-8?B?0JjQstCw0L0g0J/QtdGC0YDQvtCy?='),
    ...{ To: own, 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8', Date: new Date().toUTCString() },
    ...headers,
  };
  return [...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', text, ''].join('\r\n');
};

/** What is done at a desk with a mailbox. */
export const atMailbox = (desk: Desk, doors: () => { imapPort: number; smtpPort: number }) => {
  const settings = (more: object = {}) => ({
    ...{ address: own, fromName: 'Anna', password: 'secret', signature: 'Анна, поддержка' },
    ...{ imapHost: '127.0.0.1', smtpHost: '127.0.0.1', mode: 'polling', ...doors(), ...more },
  });
  const list = async () => (await desk.ask('GET', '/conversations', { as: 'aida' })).body.items as any[];
  return {
    connect: (more: object = {}, desks: object = {}) =>
      desk.ask('POST', '/accounts', {
        ...{
          as: 'saule',
          body: { channel: 'email', provider: 'mailbox', name: 'Support', settings: settings(more), ...desks },
        },
      }),
    list,
    /** until a look at the conversations finds it */
    seen: <T>(look: (talks: any[]) => T, what: string) =>
      until(async () => (await handleInbox(desk.office.db), look(await list())), what),
    messages: async (talk: string) =>
      (await desk.ask('GET', `/conversations/${talk}/messages`, { as: 'aida' })).body.items as any[],
    write: (talk: string, body: object) => desk.ask('POST', `/conversations/${talk}/messages`, { as: 'aida', body }),
    asking: () => {
      const { config, db, log } = desk.deps;
      return startAsking({ db, databaseUrl: config.databaseUrl, keys: config.encryptionKeys, log, everyMs: 100 });
    },
    send: async () => {
      const channels = openChannels({ db: desk.office.db, config: desk.deps.config });
      const order = { account, breaker: closedBreaker };
      try {
        return await sendWaiting(
          { db: desk.office.db, channels, publicUrl: desk.url },
          order,
          AbortSignal.timeout(20_000),
        );
      } finally {
        for (const channel of Object.values(channels)) channel.close?.();
      }
    },
    state: async () => (await desk.ask('GET', `/accounts/${account}`, { as: 'aida' })).body,
  };
};
