import { boardSize, formScriptSize, widgetSize } from '../support/sizes.ts';

const KB = 1000;

describe('what a browser has to load, gzipped', () => {
  test('the board is at most 220 kB of scripts and styles', () => {
    expect(boardSize()).toBeLessThanOrEqual(220 * KB);
  });

  test('the form script is at most 8 kB', () => {
    expect(formScriptSize()).toBeLessThanOrEqual(8 * KB);
  });

  // figure e4: 40 kB at most, 25 aimed at
  test('the chat on a site is at most 25 kB', () => {
    expect(widgetSize()).toBeLessThanOrEqual(25 * KB);
  });
});
