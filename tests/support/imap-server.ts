import { createServer, type AddressInfo, type Socket } from 'node:net';

type Kept = { uid: number; raw: Buffer; at: Date };
type Box = { validity: number; next: number; letters: Kept[] };

/** An IMAP server of our own, where no other can be had: as much of RFC 3501 and 2177 as we ask. Any name is a mailbox, its password is `secret`. */
export const openImapServer = async () => {
  const boxes = new Map<string, Box>();
  const idling = new Map<Socket, { user: string; tag: string }>();
  const sockets = new Set<Socket>();
  const boxOf = (user: string, folder = 'INBOX'): Box => {
    const box = boxes.get(`${user}/${folder}`) ?? { validity: 100 + boxes.size, next: 1, letters: [] };
    boxes.set(`${user}/${folder}`, box);
    return box;
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket) && idling.delete(socket)).on('error', () => undefined);
    let user = '';
    let folder = '';
    let read = '';
    // how many letters this connection has heard of
    let told = 0;
    const say = (...lines: string[]) => void socket.write(lines.map((line) => `${line}\r\n`).join(''), 'latin1');
    const heard = (line: string) => {
      const idle = idling.get(socket);
      if (idle) {
        idling.delete(socket);
        return say(`${idle.tag} OK done`);
      }
      const [, tag = '', command = '', rest = ''] = /^(\S+) (UID \w+|\w+) ?(.*)$/.exec(line) ?? [];
      const ok = (...lines: string[]) => say(...lines, `${tag} OK done`);
      switch (command.toUpperCase()) {
        case 'CAPABILITY':
          return ok('* CAPABILITY IMAP4rev1 IDLE');
        case 'LOGIN': {
          const [name = '', password = ''] = rest.match(/"[^"]*"|\S+/g)?.map((one) => one.replaceAll('"', '')) ?? [];
          if (password !== 'secret') return say(`${tag} NO [AUTHENTICATIONFAILED] no`);
          user = name;
          return ok();
        }
        case 'LIST':
        case 'LSUB':
          // no name is asked for by whoever wants to know how names are parted
          if (rest === '"" ""') return ok('* LIST (\\Noselect) "/" ""');
          return ok(...['() "/" INBOX', '(\\Sent) "/" Sent'].map((one) => `* ${command.toUpperCase()} ${one}`));
        case 'SELECT':
        case 'EXAMINE': {
          folder = rest.replaceAll('"', '');
          const { validity, next, letters } = boxOf(user, folder);
          told = letters.length;
          const places = [`* OK [UIDVALIDITY ${validity}] ok`, `* OK [UIDNEXT ${next}] ok`];
          return say(
            '* FLAGS (\\Seen)',
            `* ${letters.length} EXISTS`,
            '* 0 RECENT',
            ...places,
            `${tag} OK [READ-ONLY] done`,
          );
        }
        case 'UID SEARCH':
          return ok(`* SEARCH ${found(boxOf(user, folder), rest).join(' ')}`.trim());
        case 'UID FETCH':
          return ok(...fetched(boxOf(user, folder), rest));
        case 'IDLE':
          idling.set(socket, { user, tag });
          say('+ idling');
          // what came meanwhile is told at once
          if (boxOf(user).letters.length > told) say(`* ${boxOf(user).letters.length} EXISTS`);
          return;
        case 'LOGOUT':
          say('* BYE', `${tag} OK done`);
          return void socket.end();
        default:
          return ok();
      }
    };
    socket.on('data', (bytes) => {
      read += bytes.toString('latin1');
      for (let end = read.indexOf('\r\n'); end >= 0; end = read.indexOf('\r\n')) {
        const line = read.slice(0, end);
        read = read.slice(end + 2);
        heard(line);
      }
    });
    say('* OK [CAPABILITY IMAP4rev1 IDLE] ready');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    put: async (user: string, raw: string | Buffer, folder = 'INBOX') => {
      const box = boxOf(user, folder);
      box.letters.push({ uid: box.next++, raw: Buffer.from(raw as string), at: new Date() });
      if (folder !== 'INBOX') return;
      for (const [socket, one] of idling) if (one.user === user) socket.write(`* ${box.letters.length} EXISTS\r\n`);
    },
    letters: async (user: string) => boxOf(user).letters.map(({ raw, uid }) => ({ raw, uid, flags: [] as string[] })),
    cut: () => sockets.forEach((socket) => socket.destroy()),
    close: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((gone) => server.close(gone));
    },
  };
};

/** "n:*" names the last letter even where it is older than n, as real servers do. */
const found = ({ letters }: Box, asked: string): number[] => {
  const id = /HEADER "?MESSAGE-ID"? "?(<[^">]+>)/i.exec(asked)?.[1];
  if (id) return letters.filter(({ raw }) => raw.includes(`Message-ID: ${id}`)).map(({ uid }) => uid);
  const from = /^UID (\d+):\*/i.exec(asked)?.[1];
  const last = letters.at(-1)?.uid ?? 0;
  return letters.map(({ uid }) => uid).filter((uid) => from === undefined || uid >= Math.min(Number(from), last));
};

const fetched = ({ letters }: Box, asked: string): string[] => {
  const [, uid = ''] = /^(\d+)/.exec(asked) ?? [];
  const index = letters.findIndex((one) => one.uid === Number(uid));
  const letter = letters[index];
  if (!letter) return [];
  const about = `UID ${uid} RFC822.SIZE ${letter.raw.length} INTERNALDATE "${internal(letter.at)}"`;
  const structure = 'BODYSTRUCTURE ("TEXT" "PLAIN" NIL NIL NIL "7BIT" 1 1)';
  if (!/BODY(\.PEEK)?\[\]/i.test(asked)) return [`* ${index + 1} FETCH (${about} ${structure})`];
  return [`* ${index + 1} FETCH (UID ${uid} BODY[] {${letter.raw.length}}\r\n${letter.raw.toString('latin1')})`];
};

const internal = (at: Date): string => {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(at.toUTCString())!;
  return `${day!.padStart(2, '0')}-${month}-${year} ${time} +0000`;
};
