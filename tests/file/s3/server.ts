import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { until } from '../../support/until.ts';

const VERSION = 'v1.2.0';
const BUILD_MS = 150_000;

/** Somebody else's S3 server (gofakes3): a binary named by GOFAKES3, or built by go where there is one. Undefined where it cannot be had. */
const binary = (): string | undefined => {
  const given = process.env['GOFAKES3'];
  if (given) return given;
  const folder = join(import.meta.dirname, '../../../.voronka/bin', `gofakes3-${VERSION}`);
  const built = join(folder, 'gofakes3');
  if (existsSync(built)) return built;
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync('go', ['install', `github.com/johannesboyne/gofakes3/cmd/gofakes3@${VERSION}`], {
      env: { ...process.env, GOBIN: folder },
      timeout: BUILD_MS,
      stdio: 'ignore',
    });
    return built;
  } catch {
    return undefined;
  }
};

export const s3Server = binary();

export const startS3 = async (bucket: string): Promise<{ endpoint: string; stop: () => Promise<void> }> => {
  const port = await freePort();
  const child = spawn(s3Server!, ['-backend', 'memory', '-host', `127.0.0.1:${port}`, '-initialbucket', bucket], {
    stdio: 'ignore',
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const endpoint = `http://127.0.0.1:${port}`;
  await until(() =>
    fetch(`${endpoint}/${bucket}`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return {
    endpoint,
    stop: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
};
