import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const tests = path.resolve(import.meta.dirname, '..');
const legend = readFileSync(path.join(tests, 'README.md'), 'utf8');
const explained = [...legend.matchAll(/^- \*\*([^*]+)\*\*/gm)].map(([, code]) => code!);
const isFigure = (code: string) => /^[a-z]\d?$/.test(code);

/** A text that begins with one code or more. */
const features = /['"`]((?:[A-Z]\d{1,2} )+)/g;
const cases = /\((\w+) ([A-Z])\d\d\b/g;

const codesIn = (text: string) => [
  ...[...text.matchAll(features)].flatMap(([, codes]) => codes!.trim().split(' ')),
  ...[...text.matchAll(cases)].map(([, file, letter]) => `${file} ${letter}01...`),
];

describe('the legend of the tests', () => {
  it('explains each code that a test’s name has, and no other', () => {
    const files = (readdirSync(tests, { recursive: true, encoding: 'utf8' }) as string[]).filter((file) =>
      /\.test\.tsx?$/.test(file),
    );
    const used = new Set(files.flatMap((file) => codesIn(readFileSync(path.join(tests, file), 'utf8'))));
    expect(explained.filter((code) => !isFigure(code)).sort()).toEqual([...used].sort());
  });

  it('explains each figure of the bench', () => {
    const figures = readdirSync(path.join(tests, 'bench'))
      .map((file) => path.basename(file, '.ts'))
      .filter(isFigure);
    for (const figure of figures) expect(explained.some((code) => code.startsWith(figure))).toBe(true);
    expect(figures).toContain('k1');
  });
});
