import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const linesOf = (...files: string[]): number =>
  files.reduce((sum, file) => sum + read(file).trimEnd().split('\n').length, 0);

describe('A2 what a new thing costs', () => {
  it('is what ARCHITECTURE.md says, counted on the toys', () => {
    const told = Object.fromEntries(
      [...read('ARCHITECTURE.md').matchAll(/^\| (an? .+?) +\| (\d+) +\| (\d+) +\|/gm)].map(
        ([, thing, files, lines]) => [thing, [Number(files), Number(lines)]],
      ),
    );
    expect(told).toMatchObject({
      'an action': [1, linesOf('tests/toy/praise.ts')],
      'a channel with a provider': [2, linesOf('tests/toy/pigeon.ts', 'tests/toy/loft.ts')],
      'a noun with a pipeline': [2, linesOf('tests/parcel/parcel.noun.ts', 'tests/parcel/parcel.telling.ts')],
    });
  });
});
