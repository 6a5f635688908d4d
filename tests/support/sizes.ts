import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

type Chunk = { file: string; imports?: string[]; css?: string[] };

const dist = join(import.meta.dirname, '../../dist');
const packed = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

/** Scripts and styles that a browser loads to show the board, gzipped bytes. */
export const boardSize = (): number => {
  const chunks: Record<string, Chunk> = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const words = Object.keys(chunks).filter((name) => /^(kit|lead\/board|notification)\/words\/ru\.json$/.test(name));
  const files = filesOf(chunks, ['index.html', 'frame/Frame.tsx', 'lead/board/Board.tsx', ...words]);
  return files.reduce((sum, file) => sum + packed(file), 0);
};

/** The script that draws a form on another's site, gzipped bytes. */
export const formScriptSize = (): number => packed('form.js');

/** The chat that stands on others' sites, gzipped bytes. */
export const widgetSize = (): number => packed('widget.js');

const filesOf = (chunks: Record<string, Chunk>, names: string[]): string[] => {
  const seen = new Set<string>();
  const files = new Set<string>();
  const add = (name: string) => {
    const chunk = chunks[name];
    if (!chunk) throw new Error(`The build has no ${name}.`);
    if (seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    chunk.imports?.forEach(add);
  };
  names.forEach(add);
  return [...files].filter((file) => /\.(js|css)$/.test(file));
};
