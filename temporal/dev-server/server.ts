import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

export type TemporalPlace = {
  binary: string;
  /** the SQLite file */
  file: string;
  ports: { grpc: number; http: number; metrics: number };
  /** the only name under which its HTTP API answers; no page can guess it */
  httpHost: string;
  /** lets a single workflow skip time: for tests only */
  timeSkipping?: boolean;
};

/**
 * How to start the development server. Untuned it asks its only shard for work 20 times a second, so that every step waits 50 ms; WAL with
 * full sync loses nothing that was acknowledged when the server is killed.
 */
export function temporalArguments({ binary, file, ports, httpHost, timeSkipping }: TemporalPlace) {
  const dynamic = {
    'history.transferProcessorMaxPollRPS': 200,
    'history.timerProcessorMaxPollRPS': 200,
    'history.visibilityProcessorMaxPollRPS': 200,
    'matching.numTaskqueueReadPartitions': 1,
    'matching.numTaskqueueWritePartitions': 1,
    'system.enableActivityEagerExecution': true,
    // otherwise any page that is open on this machine could steer processes through it
    'frontend.httpAllowedHosts': [httpHost],
    ...(timeSkipping && { 'frontend.WorkflowTimeSkippingEnabled': true }),
  };
  const args = [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(ports.grpc),
    '--http-port',
    String(ports.http),
  ];
  args.push('--metrics-port', String(ports.metrics), '--log-level', 'warn', '--db-filename', file);
  // its own UI answers under any name: we serve its files instead (ui.ts)
  args.push('--headless');
  args.push('--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=2');
  for (const [name, value] of Object.entries(dynamic))
    args.push('--dynamic-config-value', `${name}=${JSON.stringify(value)}`);
  return { command: binary, args };
}

/** Rejects while it does not serve. */
export async function temporalServes({ ports, httpHost }: Pick<TemporalPlace, 'ports' | 'httpHost'>): Promise<void> {
  const path = '/api/v1/namespaces/default';
  const asked = get({ host: '127.0.0.1', port: ports.http, path, headers: { host: httpHost }, timeout: 2000 });
  asked.on('timeout', () => asked.destroy(new Error('no answer')));
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  if (answer.statusCode !== 200) throw new Error(`Temporal answered ${answer.statusCode}`);
}
