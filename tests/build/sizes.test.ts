import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

type Chunk = { file: string; imports?: string[]; css?: string[] };

const KB = 1000;
const dist = join(import.meta.dirname, '../../dist');
const manifest = (): Record<string, Chunk> => JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const packed = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

describe('what a browser has to load, gzipped', () => {
  test('the board is at most 220 kB of scripts and styles', () => {
    const chunks = manifest();
    const words = Object.keys(chunks).filter((name) => /(^|\/)(kit|board|notification)\/words\/ru\.json$/.test(name));
    const files = filesOf(chunks, ['index.html', 'kit/Frame.tsx', 'board/Board.tsx', ...words]);
    const total = files.reduce((sum, file) => sum + packed(file), 0);
    expect(total).toBeLessThanOrEqual(220 * KB);
  });

  test('the form script is at most 8 kB', () => {
    expect(existsSync(join(dist, 'form.js'))).toBe(true);
    expect(packed('form.js')).toBeLessThanOrEqual(8 * KB);
  });
});

function filesOf(chunks: Record<string, Chunk>, names: string[]): string[] {
  const seen = new Set<string>();
  const files = new Set<string>();
  const walk = (name: string) => {
    const chunk = chunks[name];
    if (!chunk) throw new Error(`The build has no ${name}.`);
    if (seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    chunk.imports?.forEach(walk);
  };
  names.forEach(walk);
  return [...files].filter((file) => /\.(js|css)$/.test(file));
}
