import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { until } from './until.ts';

/** Why Debian's own IMAP server cannot be had here; undefined where it can. */
export const noDovecot = (): string | undefined => {
  if (!existsSync('/usr/sbin/dovecot')) return 'dovecot-imapd is not installed';
  return process.getuid?.() === 0 ? undefined : 'dovecot starts only as root';
};

const OWNER = 65_534;

/** A real IMAP server; any name is a mailbox, its password is `secret`. */
export const openDovecot = async () => {
  const home = mkdtempSync(join(tmpdir(), 'dovecot-'));
  const port = await freePort();
  mkdirSync(join(home, 'mail'));
  for (const path of [home, join(home, 'mail')]) chownSync(path, OWNER, OWNER);
  const conf = join(home, 'dovecot.conf');
  writeFileSync(conf, settings(home, port));
  const server = spawn('/usr/sbin/dovecot', ['-F', '-c', conf], { stdio: 'ignore' });
  const enter = async (user: string) => {
    const client = new ImapFlow({ ...at(port), auth: { user, pass: 'secret' } });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const within = async <T>(user: string, act: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = await enter(user);
    try {
      return await act(client);
    } finally {
      client.close();
    }
  };
  await until(
    () =>
      enter('nobody@example.org').then(
        (one) => (one.close(), true),
        () => undefined,
      ),
    'dovecot',
  );
  return {
    port,
    /** puts a letter into a mailbox, as its server would */
    put: (user: string, raw: string | Buffer, folder = 'INBOX') =>
      within(user, (client) => client.append(folder, Buffer.from(raw as string))),
    letters: (user: string, folder = 'INBOX') =>
      within(user, async (client) => {
        await client.mailboxOpen(folder, { readOnly: true });
        const all = await client.fetchAll('1:*', { source: true, flags: true, uid: true });
        return all.map(({ source, flags, uid }) => ({ raw: source!, flags: [...(flags ?? [])], uid }));
      }),
    close: async () => {
      server.kill('SIGTERM');
      await new Promise((gone) => server.once('exit', gone));
      rmSync(home, { recursive: true, force: true });
    },
  };
};

const at = (port: number) => ({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, logger: false }) as const;

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((gone) => server.close(gone));
  return port;
};

const settings = (home: string, port: number): string => `
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${home}/mail/%u
first_valid_uid = 1
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${OWNER} gid=${OWNER} home=${home}/mail/%u
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`;
