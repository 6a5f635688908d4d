import { createSocket } from 'node:dgram';

export type SipPhone = { rung: Map<string, number>; close: () => void };

/**
 * All phones of an Asterisk on one port: each rings for so long and then is busy. When each was rung, by whom it showed; `rings` is told of it once it
 * says so.
 */
export const openSipPhone = async (
  port: number,
  { busyAfter, rings = () => undefined }: { busyAfter: number; rings?: (shown: string) => void },
): Promise<SipPhone> => {
  const socket = createSocket('udp4');
  const rung = new Map<string, number>();
  socket.on('message', (bytes, from) => {
    const at = performance.now();
    const text = String(bytes);
    const header = (name: string) => new RegExp(String.raw`^${name}:.*$`, 'im').exec(text)?.[0] ?? '';
    const vias = text.match(/^Via:.*$/gim)?.join('\r\n') ?? '';
    const answer = (status: string) => {
      const to = header('To').includes(';tag=') ? header('To') : `${header('To')};tag=phone`;
      const lines = [`SIP/2.0 ${status}`, vias, header('From'), to, header('Call-ID'), header('CSeq')];
      socket.send([...lines, 'Content-Length: 0', '', ''].join('\r\n'), from.port, from.address);
    };
    if (text.startsWith('CANCEL') || text.startsWith('BYE')) return answer('200 OK');
    const shown = /^From:.*sip:([^@>]*)@/im.exec(text)?.[1] ?? '';
    if (!text.startsWith('INVITE') || rung.has(shown)) return;
    rung.set(shown, at);
    answer('180 Ringing');
    rings(shown);
    setTimeout(() => answer('486 Busy Here'), busyAfter);
  });
  await new Promise<void>((done) => socket.bind(port, '127.0.0.1', done));
  return { rung, close: () => socket.close() };
};
