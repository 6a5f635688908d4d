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

export async function requireFree(ports: Ports, host: string) {
  const taken: string[] = [];
  for (const [name, port] of Object.entries(ports))
    if (!(await isFree(port, name === 'app' ? host : '127.0.0.1'))) taken.push(`${port} (${name})`);
  if (!taken.length) return;
  const [first] = taken[0]!.split(' ');
  throw new Error(
    `Another program has taken the port${taken.length > 1 ? 's' : ''} ${taken.join(', ')}. ` +
      `See which one with "lsof -i :${first}" and stop it, or start Voronka elsewhere: PORT=${ports.app + 100} bin/start.`,
  );
}

function isFree(port: number, host: string) {
  return new Promise<boolean>((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
  });
}
