import { writeFileSync } from 'node:fs';

/** One row of the bench: what was measured, beside what was measured in the same run, and what it should be. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  baseline: number | null;
  /** value / baseline */
  ratio: number | null;
  target: string;
  met: boolean;
};

type Measured = { name: string; value: number; unit: string; baseline?: number };
type Target = { atLeast?: number; atMost?: number; of: 'value' | 'ratio' };

export const figure = ({ name, value, unit, baseline }: Measured, { atLeast, atMost, of }: Target): Figure => {
  const ratio = baseline === undefined ? null : rounded(value / baseline);
  const held = of === 'value' ? value : (ratio ?? Number.NaN);
  const limit = atLeast === undefined ? `<= ${atMost}` : `>= ${atLeast}`;
  return {
    name,
    value: rounded(value),
    unit,
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio,
    target: `${of} ${limit}`,
    met: atLeast === undefined ? held <= (atMost ?? Number.NaN) : held >= atLeast,
  };
};

export const printHead = (): void => print('name', 'value', 'unit', 'baseline', 'ratio', 'target');

export const printFigure = ({ name, value, unit, baseline, ratio, target, met }: Figure): void =>
  print(name, String(value), unit, String(baseline ?? '-'), String(ratio ?? '-'), `${target}${met ? '' : '  missed'}`);

const print = (name: string, value: string, unit: string, baseline: string, ratio: string, target: string): void => {
  const numbers = `${baseline.padStart(9)} ${ratio.padStart(8)}`;
  process.stdout.write(`${name.padEnd(10)} ${value.padStart(9)} ${unit.padEnd(10)} ${numbers}  ${target}\n`);
};

export const writeFigures = (path: string, figures: Figure[]): void =>
  writeFileSync(path, `${JSON.stringify(figures, null, 2)}\n`);

const rounded = (value: number): number => Number(value.toPrecision(4));
