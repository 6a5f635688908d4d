export type TemporalPlace = {
  binary: string;
  /** the SQLite file */
  file: string;
  ports: { grpc: number; ui?: number; http: number; metrics: number };
  /** lets one workflow skip time: for tests only */
  timeSkipping?: boolean;
};

/**
 * How to start the development server. Untuned it asks its only shard for work 20 times a second, so that every step waits 50 ms;
 * WAL with full sync loses nothing that was acknowledged when the process is killed.
 */
export function temporalArguments({ binary, file, ports, timeSkipping }: TemporalPlace) {
  const dynamic = {
    'history.transferProcessorMaxPollRPS': 200,
    'history.timerProcessorMaxPollRPS': 200,
    'history.visibilityProcessorMaxPollRPS': 200,
    'matching.numTaskqueueReadPartitions': 1,
    'matching.numTaskqueueWritePartitions': 1,
    'system.enableActivityEagerExecution': true,
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
  args.push(...(ports.ui ? ['--ui-port', String(ports.ui), '--ui-disable-news-fetch'] : ['--headless']));
  args.push('--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=2');
  for (const [name, value] of Object.entries(dynamic)) args.push('--dynamic-config-value', `${name}=${value}`);
  return { command: binary, args };
}
