import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ui = path.resolve(import.meta.dirname, '../../ui');

/** The files of a screen's words in a language. */
export const wordFiles = (noun: string, language: string): string[] =>
  readdirSync(path.join(ui, noun, 'words'))
    .filter((file) => file.endsWith(`${language}.json`))
    .map((file) => path.join(ui, noun, 'words', file));

export const screenWords = (noun: string, language: string): Record<string, string> =>
  Object.assign(
    {},
    ...wordFiles(noun, language).map((file) => JSON.parse(readFileSync(file, 'utf8')) as object),
  ) as Record<string, string>;
