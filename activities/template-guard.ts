/**
 * Puts a guard before each value of a template: `{{lead.name}}` becomes `{{print lead.name "lead.name" 3 true}}`, an argument of a helper
 * becomes `(need lead.name "lead.name" 3)`. A guard knows the path and line of its value, and whether a sentence begins there. Conditions and
 * repetitions need no guard: they print nothing.
 */
export const guarded = (program: hbs.AST.Program): hbs.AST.Program => {
  program.body.forEach((statement, index) => {
    const before = program.body[index - 1];
    if (statement.type === 'MustacheStatement') guardValue(statement as hbs.AST.MustacheStatement, beginsAfter(before));
    if (statement.type !== 'BlockStatement') return;
    const block = statement as hbs.AST.BlockStatement;
    if (block.program) guarded(block.program);
    if (block.inverse) guarded(block.inverse);
  });
  return program;
};

/** `../contact.name` and `@root.contact.name` are the same value as `contact.name`. */
export const pathOf = (path: string): string =>
  path
    .replace(/^(?:\.\.\/)+|^@root[./]|^(?:\.\/|this[./])/, '')
    .replace(/\[([^\]]*)\]/g, '$1')
    .replaceAll('/', '.');

export const lineIn = (message: string): number | undefined =>
  Number(/(?:line |- )(\d+)/.exec(message)?.[1]) || undefined;

const guardValue = (statement: hbs.AST.MustacheStatement, begins: boolean): void => {
  const { path, params, loc } = statement;
  if (path.type !== 'PathExpression') return;
  if (params.length > 0) return guardArguments(params, loc);
  statement.params = [path, ...told(path as hbs.AST.PathExpression, loc), literal('BooleanLiteral', begins, loc)];
  statement.path = named('print', loc);
};

const guardArguments = (params: hbs.AST.Expression[], loc: hbs.AST.SourceLocation): void =>
  params.forEach((param, index) => {
    if (param.type === 'SubExpression') guardArguments((param as hbs.AST.SubExpression).params, loc);
    if (param.type !== 'PathExpression') return;
    params[index] = {
      type: 'SubExpression',
      path: named('need', loc),
      params: [param, ...told(param as hbs.AST.PathExpression, loc)],
      hash: undefined as never,
      loc,
    } as hbs.AST.SubExpression;
  });

const told = ({ original }: hbs.AST.PathExpression, loc: hbs.AST.SourceLocation) => [
  literal('StringLiteral', String(original), loc),
  literal('NumberLiteral', loc.start.line, loc),
];

const literal = (type: string, value: unknown, loc: hbs.AST.SourceLocation) =>
  ({ type, value, original: value, loc }) as unknown as hbs.AST.Expression;

const named = (name: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression => ({
  type: 'PathExpression',
  data: false,
  depth: 0,
  parts: [name],
  original: name,
  loc,
});

/** At the very beginning, after the end of a sentence, and at the beginning of a line, a heading or a list item. */
const beginsAfter = (before: hbs.AST.Statement | undefined): boolean =>
  before === undefined ||
  (before.type === 'ContentStatement' &&
    /(?:^|[\n.!?…])["'«“(*#\s>–-]*$/.test(String((before as hbs.AST.ContentStatement).value)));
