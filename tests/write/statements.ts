import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';

export type Statement = { name: string; file: string; text: string };

type Names = Record<string, unknown>;

const folder = join(import.meta.dirname, '../../prisma');

/** The files of the record, in whatever folder of it. */
export const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/^(generated|seed|dev-server|migrations)\b/.test(name))
  .map((name) => join(folder, name));

/** What arguments a text is made of, each of them once. */
const MADE_OF: Record<string, unknown[]> = { after: [undefined, '0'], of: ['ads', 'others'] };

/** Every statement of prisma/ that has a name, as it is sent; `open` are those whose text only a call can tell. */
export const namedStatements = async (): Promise<{ all: Statement[]; open: string[] }> => {
  const all: Statement[] = [];
  const open: string[] = [];
  for (const path of files) {
    const source = parsed(path);
    const file = basename(path);
    for (const { name, text } of statementsOf(source)) {
      if (!text) open.push(`${file} ${name.getText()}`);
      else
        for (const given of variants(text))
          all.push({ name: String(await valueOf(name, given)), file, text: String(await valueOf(text, given)) });
    }
  }
  return { all, open };
};

const parsed = (path: string) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);

/** The first argument of a query that has a name. */
const statementsOf = (source: ts.SourceFile): { name: ts.Expression; text: ts.Expression | undefined }[] => {
  const found: { name: ts.Expression; text: ts.Expression | undefined }[] = [];
  const look = (node: ts.Node): void => {
    const asked = ts.isCallExpression(node) && isQuery(node.expression) ? node.arguments[0] : undefined;
    if (asked && ts.isObjectLiteralExpression(asked)) {
      const part = (key: string) =>
        asked.properties.find(
          (one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && one.name.getText() === key,
        )?.initializer;
      const name = part('name');
      if (name) found.push({ name, text: part('text') });
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
};

const isQuery = (called: ts.Expression) => ts.isPropertyAccessExpression(called) && called.name.text === 'query';

const variants = (text: ts.Expression): Names[] => {
  const used = [...freeNames(text)].find((name) => name in MADE_OF);
  return used === undefined ? [{}] : MADE_OF[used]!.map((value) => ({ [used]: value }));
};

/** Names that an expression takes from around it. */
const freeNames = (expression: ts.Expression): Set<string> => {
  const used = new Set<string>();
  const own = new Set<string>();
  const look = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isParameter(node)) own.add(node.name.getText());
    if (ts.isPropertyAccessExpression(node)) return look(node.expression);
    if (ts.isPropertyAssignment(node)) return look(node.initializer);
    if (ts.isIdentifier(node)) used.add(node.text);
    ts.forEachChild(node, look);
  };
  look(expression);
  return new Set([...used].filter((name) => !own.has(name)));
};

/** What an expression of a module is, without running the module's commands: constants and texts beside it are taken from its source. */
const valueOf = async (expression: ts.Expression, given: Names): Promise<unknown> => {
  const source = expression.getSourceFile();
  const names: Names = { ...given };
  for (const name of freeNames(expression))
    if (!(name in names)) {
      const found = await meant(source, name, given);
      if (found) names[name] = found.value;
    }
  const script = ts.transpile(`(${expression.getText()})`, { target: ts.ScriptTarget.Latest });
  return runInNewContext(script, names);
};

const meant = async (source: ts.SourceFile, name: string, given: Names): Promise<{ value: unknown } | undefined> => {
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement))
      for (const one of statement.declarationList.declarations)
        if (one.name.getText() === name && one.initializer) return { value: await valueOf(one.initializer, given) };
    if (ts.isImportDeclaration(statement) && statement.importClause?.namedBindings?.getText().match(`\\b${name}\\b`)) {
      const from = (statement.moduleSpecifier as ts.StringLiteral).text;
      if (from.startsWith('.')) return meant(parsed(join(dirname(source.fileName), from)), name, given);
    }
  }
  return undefined;
};
