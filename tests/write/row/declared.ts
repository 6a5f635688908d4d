import { join } from 'node:path';
import ts from 'typescript';
import { files, statementsIn, type Statement } from '../statements.ts';

/** What a call says of a column: `kind` as in columns.ts, "unknown" where it leaves that open. */
export type Declared = { name: string; kind: string; nullable: boolean; optional: boolean };
export type Call = Statement & {
  /** undefined where the call names no type of row */
  row: Declared[] | undefined;
  readsRows: boolean;
};

const root = join(import.meta.dirname, '../../..');

/** The statements of prisma/ with the types of row at their calls; `more` are files that are not there, by path. */
export const declaredCalls = async (more: Record<string, string>): Promise<{ calls: Call[]; open: string[] }> => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const settings = { ...options, lib: ['lib.es2024.d.ts'], types: ['node'] };
  const host = ts.createCompilerHost(settings, true);
  const { readFile, fileExists } = host;
  host.readFile = (path) => more[path] ?? readFile(path);
  host.fileExists = (path) => path in more || fileExists(path);
  const program = ts.createProgram([...files, ...Object.keys(more)], settings, host);
  const sources = [...files, ...Object.keys(more)].map((path) => program.getSourceFile(path)!);
  const checker = program.getTypeChecker();
  const { all, open } = await statementsIn(sources);
  const calls = all.map((one) => ({ ...one, row: rowOf(checker, one.call), readsRows: readsRows(one.call) }));
  return { calls, open };
};

const rowOf = (checker: ts.TypeChecker, { typeArguments }: ts.CallExpression): Declared[] | undefined => {
  const [node] = typeArguments ?? [];
  if (!node) return undefined;
  const row = checker.getTypeFromTypeNode(node);
  if (row.isTypeParameter()) return undefined;
  // a row of `rowMode: 'array'`: its columns go by their place
  if (checker.isTupleType(row))
    return checker
      .getTypeArguments(row as ts.TypeReference)
      .map((type, index) => ({ name: String(index), optional: false, ...kindOf(checker, type) }));
  return checker.getPropertiesOfType(row).map((column) => ({
    name: column.name,
    optional: (column.flags & ts.SymbolFlags.Optional) !== 0,
    ...kindOf(checker, checker.getTypeOfSymbol(column)),
  }));
};

const kindOf = (checker: ts.TypeChecker, type: ts.Type): { kind: string; nullable: boolean } => {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter))
    return { kind: 'unknown', nullable: true };
  const filled = checker.getNonNullableType(type);
  const kinds = new Set((filled.isUnion() ? filled.types : [filled]).map((part) => kindOfPart(checker, part)));
  return { kind: kinds.size === 1 ? [...kinds][0]! : 'json', nullable: filled !== type };
};

const kindOfPart = (checker: ts.TypeChecker, type: ts.Type): string => {
  if (type.flags & ts.TypeFlags.StringLike) return 'string';
  if (type.flags & ts.TypeFlags.NumberLike) return 'number';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  if (checker.isArrayType(type))
    return `${kindOf(checker, checker.getTypeArguments(type as ts.TypeReference)[0]!).kind}[]`;
  const name = type.getSymbol()?.name;
  if (name === 'Date' || name === 'Buffer') return name;
  const inside = checker
    .getPropertiesOfType(type)
    .map((property) => checker.getNonNullableType(checker.getTypeOfSymbol(property)));
  return inside.some((one) => one.getSymbol()?.name === 'Date') ? 'json with Date' : 'json';
};

/** Whether a call looks at the rows themselves, not only at how many there are. */
const readsRows = (call: ts.CallExpression): boolean => {
  const awaited = ts.isAwaitExpression(call.parent) ? call.parent : call;
  if (ts.isExpressionStatement(awaited.parent)) return false;
  const { parent } = awaited;
  return !(
    ts.isVariableDeclaration(parent) &&
    ts.isObjectBindingPattern(parent.name) &&
    !/\brows\b/.test(parent.name.getText())
  );
};
