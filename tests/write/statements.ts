import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';

/** `name` is the line where it has none. */
export type Statement = { name: string; named: boolean; file: string; text: string; call: ts.CallExpression };

type Asked = { name: ts.Expression | undefined; text: ts.Expression; call: ts.CallExpression };
type Names = Record<string, unknown>;

const folder = join(import.meta.dirname, '../../prisma');

/** The files of the record, in whatever folder of it; those of prisma/subject and `subject-*` are about a table that a noun names. */
export const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) =>
      name.endsWith('.ts') &&
      !/^(generated|seed|dev-server|migrations|subject)\b|\/subject-[\w-]+\.ts$|^(client|listen|migrate)\.ts$/.test(
        name,
      ),
  )
  .map((name) => join(folder, name));

const literally = (text: string) => ({ strings: [text], parts: [], sql: true });

/** What texts are made of where their calls say it, each in turn; whatever else a call brings is a value and stands for itself. */
const MADE_OF: Record<string, unknown[]> = {
  after: [undefined, '0'],
  of: ['ads', 'others'],
  me: [{ id: null, role: 'manager' }],
  where: [[literally('true')]],
  'living-lead.ts where': [literally('true')],
  'lead-totals.ts where': [literally('true')],
  'lead.queries.ts filter': [{}],
  'lead-groups.ts filter': [{}],
  'lead-groups.ts value': [literally('to_jsonb(l.stage)')],
  'list-order.ts of': [{ id: literally('l.id'), table: literally('lead l') }],
  'record-list.ts listed': [{ of: { table: literally('contact c') } }],
  'record-list.ts where': [literally('true')],
  'list-order.ts from': [literally('lead l')],
  'list-order.ts has': [literally('true')],
  'list-order.ts own': [literally('l.id')],
  'list-order.ts keys': [[{ value: literally('l.number') }]],
  'list-order.ts where': [literally('true')],
  'list-order.ts further': [literally('')],
  'list-order.ts ordered': [literally('l.number, l.id')],
  'list-order.ts none': [literally('true')],
  'conversation.queries.ts where': [literally('true')],
  'conversation.queries.ts rest': [literally('')],
  'field-switch.ts noun': ['lead', 'contact', 'company'],
  'field-change-batch.ts noun': ['lead', 'contact', 'company'],
  'held.ts noun': ['lead', 'contact', 'company'],
  'held.ts type': ['person', 'contact', 'file', 'image'],
  'task.queries.ts filter': [{}],
  'export.ts filter': [{}],
  'merge-row.ts table': ['contact', 'company'],
  'merge-row.ts noun': ['contact', 'company'],
  'search.queries.ts noun': ['lead', 'contact', 'company', 'task'],
  'search.queries.ts asked': [{ q: 'name', hidden: [], limit: 1 }],
  'search.queries.ts ids': [[]],
  'search.queries.ts hidden': [[]],
  'search.queries.ts q': ['name'],
  'timeline.queries.ts noun': ['contact', 'company'],
  'timeline.queries.ts kind': ['all'],
  'timeline.queries.ts own': [literally('true')],
  'timeline.queries.ts place': [literally('true')],
  record: [{ table: 'lead' }],
  'subject-record.ts tickets': [{ noun: { kind: 'ticket' }, table: 'ticket' }],
  'subject-record.ts conversations': [{ noun: { kind: 'conversation' }, table: 'conversation', rests: true }],
  'ticket.queries.ts where': [[literally('true')]],
  'bot-task.queries.ts asked': [{ member: { id: null, role: 'manager' }, readers: [{ id: null, role: 'manager' }] }],
  'bot-lead.queries.ts asked': [{ member: { id: null, role: 'manager' }, readers: [{ id: null, role: 'manager' }] }],
  'bot-ticket.queries.ts asked': [{ member: { id: null, role: 'manager' }, readers: [{ id: null, role: 'manager' }] }],
  'bot-ticket.queries.ts ticket': [{ id: null }],
  'report.ts asked': [{ member: { id: null, role: 'manager' }, readers: [{ id: null, role: 'manager' }] }],
  'report.ts one': [{ id: null }],
  'talk.ts member': [{ id: null, role: 'manager' }],
  'have.ts member': [{ id: null, role: 'manager' }],
  'take-back.ts noun': ['lead', 'contact', 'company'],
  'take-back.ts needed': [[literally('true')]],
  'take-back.ts rows': ['task WHERE lead_id = ANY($1::uuid[])'],
  'same-person.ts where': ['true'],
  'delivery-claim.ts where': ['true'],
  lock: [true, false],
  more: [[]],
  'visible.ts leads': [[], ['lead']],
  'visible.ts former': [[], [{ leadId: 'lead', responsibleId: null }]],
  'visible.ts others': [[], ['1']],
  'visible.ts anybody': [true, false],
  'visible.ts few': [[]],
  table: ['lead', 'task'],
  'hot-write.ts columns': [['stage', 'entries', 'updated_at']],
  'bulk-run-row.ts table': ['publication', 'mass_change', 'import'],
  isOpen: ['true'],
  tried: [{ row: { pipeline_id: null, kind: 'forecast', choice: {} } }],
  wish: [{ kind: 'forecast' }],
  'lead-trial.ts asked': [{ pipeline_id: null, kind: 'forecast', choice: {} }],
  choice: [{}],
};

/** Every statement of prisma/ that has a name, as it is sent. */
export const namedStatements = async (): Promise<Statement[]> =>
  (await statementsIn(files.map(parsed))).all.filter(({ named }) => named);

/** Every statement of these files; `open` are those whose text is handed to them. */
export const statementsIn = async (sources: ts.SourceFile[]): Promise<{ all: Statement[]; open: string[] }> => {
  const all: Statement[] = [];
  const open: string[] = [];
  for (const source of sources) {
    const file = basename(source.fileName);
    for (const { name, text, call } of statementsOf(source)) {
      const line = source.getLineAndCharacterOfPosition(call.getStart()).line + 1;
      if (ts.isIdentifier(text) && !(await meant(text, text.text, {}))) open.push(`${file} ${text.text}`);
      else
        for (const given of variants(text)) {
          const made = await valueOf(text, given);
          all.push({
            name: name ? String(await valueOf(name, given)) : String(line),
            named: name !== undefined,
            file,
            text: typeof made === 'string' ? made : (made as { text: string }).text,
            call,
          });
        }
    }
  }
  return { all, open };
};

const parsed = (path: string) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);

/** The first argument of a query that has a name. */
const statementsOf = (source: ts.SourceFile): Asked[] => {
  const found: Asked[] = [];
  const look = (node: ts.Node): void => {
    const call = ts.isCallExpression(node) && isQuery(node.expression) ? node : undefined;
    const asked = call?.arguments[0];
    if (call && asked && !ts.isObjectLiteralExpression(asked)) found.push({ name: undefined, text: asked, call });
    else if (call && asked && ts.isObjectLiteralExpression(asked)) {
      const part = (key: string) =>
        asked.properties.find(
          (one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && one.name.getText() === key,
        )?.initializer;
      const spread = asked.properties.find(ts.isSpreadAssignment)?.expression;
      const text = part('text') ?? spread;
      if (text) found.push({ name: part('name'), text, call });
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
};

const isQuery = (called: ts.Expression) => ts.isPropertyAccessExpression(called) && called.name.text === 'query';

const madeOf = (by: ts.Node, name: string): unknown[] | undefined =>
  MADE_OF[`${basename(by.getSourceFile().fileName)} ${name}`] ?? MADE_OF[name];

const variants = (text: ts.Expression): Names[] =>
  [...freeNames(text)].reduce<Names[]>(
    (made, name) =>
      madeOf(text, name)
        ? made.flatMap((names) => madeOf(text, name)!.map((value) => ({ ...names, [name]: value })))
        : made,
    [{}],
  );

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
  const names: Names = { ...given };
  for (const name of freeNames(expression))
    if (!(name in names)) {
      const told = MADE_OF[`${basename(expression.getSourceFile().fileName)} ${name}`];
      const found = told ? { value: told[0] } : await meant(expression, name, given);
      if (found) names[name] = found.value;
      else if (!(name in globalThis)) names[name] = madeOf(expression, name)?.[0] ?? null;
    }
  const script = ts.transpile(`(${expression.getText()})`, { target: ts.ScriptTarget.Latest });
  return runInNewContext(script, names);
};

const meant = async (by: ts.Node, name: string, given: Names): Promise<{ value: unknown } | undefined> => {
  for (let around: ts.Node = by; around; around = around.parent) {
    if (!ts.isBlock(around) && !ts.isSourceFile(around)) continue;
    for (const statement of around.statements) {
      if (ts.isVariableStatement(statement))
        for (const { name: declared, initializer } of statement.declarationList.declarations)
          if (
            declared.getText() === name &&
            initializer &&
            (ts.isSourceFile(around) || ts.isTaggedTemplateExpression(initializer))
          )
            return { value: await valueOf(initializer, given) };
      if (
        ts.isImportDeclaration(statement) &&
        statement.importClause?.namedBindings?.getText().match(`\\b${name}\\b`)
      ) {
        const from = (statement.moduleSpecifier as ts.StringLiteral).text;
        if (from.startsWith('.')) return meant(parsed(join(dirname(by.getSourceFile().fileName), from)), name, given);
      }
    }
  }
  return undefined;
};
