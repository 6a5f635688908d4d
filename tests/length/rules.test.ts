import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** Tests may hold long tables, a migration is one piece, JSON is data. */
const written = ['*.ts', '*.tsx', '*.mjs', '*.cjs', '*.css', '*.html', '*.prisma'];
const left = [':!tests', ':!prisma/migrations'];

describe('a file of the product', () => {
  const files = execFileSync('git', ['ls-files', ...written, ...left], { cwd: root });
  const lines = (file: string) => readFileSync(path.join(root, file), 'utf8').split('\n').length - 1;

  it('has 300 lines at most', () => {
    const sizes = files
      .toString()
      .split('\n')
      .filter(Boolean)
      .map((file) => ({ file, lines: lines(file) }));
    expect(sizes.length).toBeGreaterThan(700);
    expect(sizes.filter((one) => one.lines > 300)).toEqual([]);
  });
});
