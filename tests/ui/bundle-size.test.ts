import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = path.resolve(import.meta.dirname, '../../dist');
type Chunk = { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[] };

/** Scripts and styles that a page needs to show: the entry, the lazy pages named, one language, and all they import. */
export const bytesToShow = (pages: string[]): number => {
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is not in the manifest: build the UI first`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const page of pages) visit(page);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length, 0);
};

const needed = [
  'index.html',
  'kit/Frame.tsx',
  'board/Board.tsx',
  'kit/words/ru.json',
  'board/words/ru.json',
  'notification/words/ru.json',
  '../node_modules/dayjs/locale/ru.js',
];

const built = existsSync(path.join(dist, '.vite/manifest.json'));

describe('M7 the weight of the board', () => {
  (built ? it : it.skip)('stays below 220 kB gzipped', () => {
    const bytes = bytesToShow(needed);
    console.info(`board: ${(bytes / 1000).toFixed(1)} kB gzipped to show`);
    expect(bytes).toBeLessThan(220_000);
  });
});
