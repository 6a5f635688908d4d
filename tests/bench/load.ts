import { Agent, request } from 'node:http';

export type Load = { perSecond: number; p50: number; p99: number };

/** Calls with so many lanes at once, until so many calls are made or so many seconds have passed. The percentiles are milliseconds. */
export const load = async (
  { atOnce, seconds = 600, calls = 1_000_000 }: { atOnce: number; seconds?: number; calls?: number },
  call: (index: number, lane: number) => Promise<unknown>,
): Promise<Load> => {
  const took: number[] = [];
  const began = performance.now();
  let next = 0;
  const work = async (lane: number) => {
    while (next < calls && performance.now() - began < seconds * 1000) {
      const from = performance.now();
      await call(next++, lane);
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, lane) => work(lane)));
  const perSecond = (took.length * 1000) / (performance.now() - began);
  return { perSecond, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
};

export const percentile = (values: number[], part: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
};

export type Poster = { post: <T>(path: string, body: unknown) => Promise<T>; close: () => void };

/** JSON over kept connections; Node's plain client, since fetch takes more of the processor than what is measured. */
export const posterTo = (url: string, headers: Record<string, string> = {}): Poster => {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const post = <T>(path: string, body: unknown): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const text = JSON.stringify(body);
      const own = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
      const sent = request(`${url}${path}`, { agent, method: 'POST', headers: { ...own, ...headers } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const said = Buffer.concat(chunks).toString();
          if ((answer.statusCode ?? 500) < 300) resolve(JSON.parse(said || 'null') as T);
          // on a busy machine the calls of one are soon too many at once
          else if (answer.statusCode === 429)
            setTimeout(() => resolve(post<T>(path, body)), 1000 * Number(answer.headers['retry-after'] ?? 1));
          else reject(new Error(`POST ${path} answered ${answer.statusCode}: ${said}`));
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
  return { post, close: () => agent.destroy() };
};
