import { fileURLToPath } from 'node:url';
import sharp, { type OverlayOptions } from 'sharp';
import type { Chart } from '../../workflows/team-bot/says.ts';

/** Pixels, twice those of a screen. */
const WIDTH = 1000;
const ROW = 56;
const HEAD = 128;
const EDGE = 30;
const NAME = 320;
const NUMBERS = 130;
const LETTERS = 20;
const FONT = fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'));
const colours = { late: '#dc2626', open: '#94a3b8' };

/** A chart of who has how much to do, as PNG: its letters come from our own font, whatever the machine has. */
export const drawChart = ({ title, rows, late, open }: Chart): Promise<Buffer> => {
  const height = HEAD + rows.length * ROW + EDGE;
  const most = Math.max(1, ...rows.map((row) => row.open));
  const span = WIDTH - EDGE * 2 - NAME - NUMBERS;
  const parts = [
    written(title, 32, EDGE, 22),
    ...sign(late, colours.late, EDGE),
    ...sign(open, colours.open, EDGE + 260),
    ...rows.flatMap((row, index) => {
      const top = HEAD + index * ROW;
      const whole = Math.max(4, Math.round((row.open / most) * span));
      const behind = row.open === 0 ? 0 : Math.round((row.late / row.open) * whole);
      return [
        written(shortened(row.name), 24, EDGE, top + 8),
        bar(colours.open, { left: EDGE + NAME, top: top + 10, width: whole, height: 28 }),
        ...(behind > 0 ? [bar(colours.late, { left: EDGE + NAME, top: top + 10, width: behind, height: 28 })] : []),
        written(`${row.late} / ${row.open}`, 24, WIDTH - EDGE - NUMBERS + 14, top + 10),
      ];
    }),
  ];
  const sheet = { width: WIDTH, height, channels: 3 as const, background: '#ffffff' };
  return sharp({ create: sheet }).composite(parts).png().toBuffer();
};

const sign = (text: string, colour: string, left: number): OverlayOptions[] => [
  bar(colour, { left, top: 82, width: 20, height: 20 }),
  written(text, 22, left + 32, 78),
];

type Box = { left: number; top: number; width: number; height: number };

const bar = (background: string, { left, top, width, height }: Box): OverlayOptions => ({
  ...{ input: { create: { width, height, channels: 3, background } }, left, top },
});

const written = (text: string, size: number, left: number, top: number): OverlayOptions => ({
  input: { text: { text: marked(text), font: `Noto Sans ${size}`, fontfile: FONT, rgba: true, dpi: 72 } },
  ...{ left, top },
});

const shortened = (name: string): string => {
  const letters = [...name];
  return letters.length > LETTERS ? `${letters.slice(0, LETTERS - 1).join('')}…` : name || '…';
};

/** Pango reads markup: names are not ours to be read so. */
const marked = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
