import { boardSize, formScriptSize } from '../support/sizes.ts';
import { figure, type Figure } from './figure.ts';

/** What a browser has to load, gzipped, in kB of 1000 bytes. */
export const g = async (): Promise<Figure[]> => [
  figure({ name: 'g', value: boardSize() / 1000, unit: 'kB board' }, { of: 'value', atMost: 220 }),
  figure({ name: 'g.form', value: formScriptSize() / 1000, unit: 'kB script' }, { of: 'value', atMost: 8 }),
];
