import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ui = path.resolve(import.meta.dirname, '../../ui');

/** The files of a screen's words in a language. */
export const wordFiles = (folder: string, language: string): string[] =>
  readdirSync(path.join(ui, folder, 'words'))
    .filter((file) => file.endsWith(`${language}.json`))
    .map((file) => path.join(ui, folder, 'words', file));

export const screenWords = (folder: string, language: string): Record<string, string> =>
  Object.assign(
    {},
    ...wordFiles(folder, language).map((file) => JSON.parse(readFileSync(file, 'utf8')) as object),
  ) as Record<string, string>;

/** Folders of ui/ that have words of their own. */
export const screenFolders = (): string[] => [
  ...new Set(
    (readdirSync(ui, { recursive: true, encoding: 'utf8' }) as string[])
      .map((file) => file.replaceAll(path.sep, '/'))
      .filter((file) => /\/words\/[^/]*ru\.json$/.test(file))
      .map((file) => file.replace(/\/words\/[^/]*$/, '')),
  ),
];
