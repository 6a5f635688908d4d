import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

export type Ports = Record<(typeof order)[number], number>;

const order = [
  'app',
  'postgres',
  'temporal',
  'temporalUi',
  'temporalHttp',
  'temporalMetrics',
  'sandbox',
  'sandboxSmtp',
  'demoSite',
  'worker',
] as const;

/** Ten ports, counted up from PORT. */
export function portsFrom(env: NodeJS.ProcessEnv): Ports {
  const first = Number(env.PORT || 4600);
  if (!Number.isInteger(first) || first < 1024 || first > 65526) {
    throw new Error(
      `PORT is "${env.PORT}", but it must be a number from 1024 to 65526: Voronka takes ten ports from it upwards.`,
    );
  }
  return Object.fromEntries(order.map((name, index) => [name, first + index])) as Ports;
}

/** `sip`, `phones` and the two ranges, which voices go through, are UDP. */
export type CallPorts = {
  asterisk: number;
  sip: number;
  phones: number;
  callRtp: [from: number, to: number];
  phonesRtp: [from: number, to: number];
};

/** What a start with an Asterisk takes besides; all within the hundred from PORT. */
export function callPortsFrom({ app }: Ports): CallPorts {
  if (app > 65_436)
    throw new Error(
      `PORT is ${app}, but with an Asterisk it must be at most 65436: Voronka takes a hundred ports from it upwards.`,
    );
  const own = { asterisk: app + 10, sip: app + 11, phones: app + 12 };
  return { ...own, callRtp: [app + 20, app + 59], phonesRtp: [app + 60, app + 99] };
}

export async function requireFree(ports: Ports & Partial<CallPorts>, host: string) {
  const taken: string[] = [];
  for (const [name, port] of Object.entries(ports)) {
    if (typeof port !== 'number') continue;
    const free = await (UDP.includes(name) ? isFreeUdp(port) : isFree(port, name === 'app' ? host : '127.0.0.1'));
    if (!free) taken.push(`${port} (${name})`);
  }
  if (!taken.length) return;
  const [first] = taken[0]!.split(' ');
  throw new Error(
    `Another program has taken the port${taken.length > 1 ? 's' : ''} ${taken.join(', ')}. ` +
      `See which one with "lsof -i :${first}" and stop it, or start Voronka elsewhere: PORT=${ports.app + 100} bin/start.`,
  );
}

const UDP = ['sip', 'phones'];

function isFreeUdp(port: number) {
  return new Promise<boolean>((done) => {
    const socket = createSocket('udp4');
    socket.once('error', () => done(false));
    socket.bind({ port, address: '127.0.0.1', exclusive: true }, () => socket.close(() => done(true)));
  });
}

function isFree(port: number, host: string) {
  return new Promise<boolean>((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
  });
}
