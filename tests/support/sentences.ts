import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { languages } from '../../workflows/words/words.ts';

export const root = path.resolve(import.meta.dirname, '../..');
export const files = ['workflows', 'api', 'prisma', 'activities'].flatMap((room) =>
  (readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }) as string[])
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(room, file)),
);
export const isWords = (file: string): boolean => /\.(words|refusals)\.ts$/.test(file);
export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

export type Sentence = { at: string; words: Record<string, string> };

/** Everything in a file that is written out in Russian. */
const sentencesIn = (file: string): Sentence[] => {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
  const found: Sentence[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const said = node.properties.flatMap((one): [string, string][] =>
        ts.isPropertyAssignment(one) && ts.isIdentifier(one.name) && ts.isStringLiteralLike(one.initializer)
          ? [[one.name.text, one.initializer.text]]
          : [],
      );
      const words = Object.fromEntries(said);
      // what stands in a new button until an admin names it is Russian alone
      if (words['ru'] && languages.some((each) => each !== 'ru' && words[each]))
        found.push({ at: `${file}: ${words['ru']}`, words });
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
};
/** Every sentence that the server says, in its four languages. */
export const sentences = files.flatMap(sentencesIn);
