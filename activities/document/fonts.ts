import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Which font has a character. The main font is Noto Sans; it has Latin, Cyrillic, Greek and Devanagari, none of the others. Those come in
 * files by subset, and a Chinese name needs two or three of a hundred, so each is opened only when one of its characters is needed.
 */
export type FontName = string;
export const BASE: FontName = 'NotoSans';

const folder = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans/package.json')));
const styles = { normal: '400Regular', bold: '700Bold', italics: '400Regular_Italic', bolditalics: '700Bold_Italic' };
const baseFile = (name: string) => join(folder, name, `NotoSans_${name}.ttf`);
export const baseFiles = Object.fromEntries(Object.entries(styles).map(([style, name]) => [style, baseFile(name)]));
export const isBaseFile = (path: string): boolean => path.startsWith(folder);

/** In order of preference: Chinese characters look as in China, whoever's name has them. */
const packages = [
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-armenian',
  'noto-sans-georgian',
  'noto-sans-thai',
  'noto-sans-sc',
  'noto-sans-kr',
  'noto-emoji',
];

/** The part of fontkit that is used here; its own types lack variations and its CommonJS copy, which is the one that pdfmake uses. */
export type OpenFont = {
  postscriptName: string;
  hasGlyphForCodePoint(sign: number): boolean;
  getVariation(axes: Record<string, number>): OpenFont;
  getGlyph(id: number): Glyph;
  createSubset(): object;
};
export type Glyph = {
  advanceWidth: number;
  path: {
    commands: { command: string; args: number[] }[];
    bbox: { minX: number; minY: number; maxX: number; maxY: number };
  };
};
type Fontkit = {
  create(buffer: Buffer): OpenFont;
  registerFormat(format: { probe(buffer: Buffer): boolean; new (stream: { buffer: Buffer }): object }): void;
};
export const fontkit = createRequire(import.meta.url)('fontkit') as Fontkit;

/** The font for a character; undefined where none of ours has it. */
export const fontOf = (sign: number): FontName | undefined => {
  if (!known.has(sign)) known.set(sign, find(sign));
  return known.get(sign);
};
const known = new Map<number, FontName | undefined>();

const find = (sign: number): FontName | undefined => {
  if (open(BASE).hasGlyphForCodePoint(sign)) return BASE;
  return subsets().find(({ name, has }) => has(sign) && open(name).hasGlyphForCodePoint(sign))?.name;
};

export const hasSign = (font: FontName, sign: number): boolean => open(font).hasGlyphForCodePoint(sign);

export const fileOf = (font: FontName): string =>
  font === BASE ? baseFiles['normal']! : subsets().find(({ name }) => name === font)!.file;

const opened = new Map<FontName, OpenFont>();
const open = (name: FontName): OpenFont => {
  const before = opened.get(name);
  if (before) return before;
  const font = fontkit.create(readFileSync(fileOf(name)));
  opened.set(name, font);
  return font;
};

type Subset = { name: FontName; file: string; has: (sign: number) => boolean };
let listed: Subset[] | undefined;

/** Each package lists which characters are in which of its files. */
const subsets = (): Subset[] => (listed ??= packages.flatMap(subsetsOf));

const subsetsOf = (name: string): Subset[] => {
  const place = dirname(fileURLToPath(import.meta.resolve(`@fontsource-variable/${name}/package.json`)));
  const parts = JSON.parse(readFileSync(join(place, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(parts)
    .filter(([part]) => !/^(latin|cyrillic|greek|vietnamese)/.test(part))
    .map(([part, ranges]) => {
      const key = part.replace(/[[\]]/g, '');
      const between = ranges.split(',').map((range) => {
        const [from = 0, to = from] = range
          .replace('U+', '')
          .split('-')
          .map((hex) => Number.parseInt(hex, 16));
        return [from, to] as const;
      });
      return {
        name: `${name}/${key}`,
        file: join(place, 'files', `${name}-${key}-wght-normal.woff2`),
        has: (sign: number) => between.some(([from, to]) => sign >= from && sign <= to),
      };
    });
};
