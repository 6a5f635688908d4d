import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import type { FilePlan } from '../workflows/pipeline/file-plan.schema.ts';
import { MOST_FILE_BYTES, printFile } from '../workflows/pipeline/file.ts';
import type { PublicationPlan } from '../workflows/publication/publication.schema.ts';
import { accessOf, openApi, orRefused, Refused, type Api } from './api.ts';

const HELP = readFileSync(new URL('pipeline.txt', import.meta.url), 'utf8');

const options = {
  version: { type: 'string' },
  draft: { type: 'boolean' },
  publish: { type: 'boolean' },
  'with-templates': { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  note: { type: 'string' },
  replace: { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  url: { type: 'string' },
  token: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const read = () => {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new Refused(`${(error as Error).message}\n\n${HELP}`);
  }
};
type Wishes = ReturnType<typeof read>['values'];

const main = async (): Promise<void> => {
  const { values, positionals } = read();
  const [order, what] = positionals;
  if (values.help || order === undefined) return say(HELP);
  const work = { export: exportFile, diff: diffFile, import: importFile }[order];
  if (!work) throw new Refused(`There is no order “${order}”.\n\n${HELP}`);
  if (what === undefined || positionals.length > 2)
    throw new Refused(`This order needs one ${order === 'export' ? 'key' : 'file'}.\n\n${HELP}`);
  await work(openApi(accessOf(values)), what, values);
};

const exportFile = async (api: Api, key: string, { version, draft, output, ...values }: Wishes): Promise<void> => {
  const query = new URLSearchParams({
    ...(version ? { version } : {}),
    ...(draft ? { draft: 'true' } : {}),
    ...(values['with-templates'] ? { templates: 'true' } : {}),
  });
  const text = printFile(await api.get<object>(`/pipelines/${encodeURIComponent(key)}/file?${query}`));
  if (!output || output === '-') return void process.stdout.write(text);
  writeFileSync(at(output), text);
  say(`${output}: ${Math.ceil(Buffer.byteLength(text) / 1024)} kB`);
};

const diffFile = async (api: Api, path: string): Promise<void> => tell(await planOf(api, fileOf(path)));

const importFile = async (
  api: Api,
  path: string,
  { publish, draft, note, replace = false, yes }: Wishes,
): Promise<void> => {
  if (publish && draft) throw new Refused('Say --draft or --publish, not both.');
  const file = fileOf(path);
  const plan = await planOf(api, file);
  tell(plan);
  const { revision, key } = plan;
  if (!yes) await agree(plan.drawn ? 'The draft that is there will be replaced. Import?' : 'Import?');
  const made = await api.post<{ revision: number; templates: number; forms: number }>('/pipeline-files', {
    file,
    revision,
    replace,
  });
  say(`Imported as the draft of “${key}”; texts written: ${made.templates}, forms: ${made.forms}.`);
  if (!publish) return say('Nothing is published: look at it in the editor, or import it again with --publish.');
  if (!plan.created) tellLeads(await api.post<PublicationPlan>(`/pipelines/${key}/publish/plan`, {}));
  if (!yes) await agree('Publish?');
  const wish = { note: note ?? `Imported from ${path.split('/').at(-1)}`, revision: made.revision, confirmed: true };
  const { version } = await api.post<{ version: number }>(`/pipelines/${key}/publish`, wish);
  say(`Published as version ${version}: new leads take it at once.`);
};

const planOf = (api: Api, file: string) => api.post<FilePlan>('/pipeline-files/plan', { file });

const tell = ({ key, name, created, changes, problems, templates, forms }: FilePlan): void => {
  say(`${name} (${key})${created ? ': new' : ''}`);
  if (changes.length === 0) say('  No changes of the pipeline.');
  for (const change of changes) say(`  ~ ${change}`);
  for (const { severity, sentence, advice } of problems)
    say(`  ${severity === 'error' ? '✗' : '!'} ${sentence} ${advice}`);
  for (const [what, parts] of Object.entries({ texts: templates, forms })) {
    const count = (state: string) => parts.filter((part) => part.state === state).length;
    if (parts.length) say(`  ${what}: ${count('new')} new, ${count('differs')} that differ, ${count('same')} the same`);
  }
};

const tellLeads = ({ total, keep, move, map, blocked, firing }: PublicationPlan): void =>
  say(
    `Living leads: ${total}; stay on their version: ${keep}, move: ${move}, to another stage: ${map}, blocked: ${blocked}; something fires at once for ${firing}.`,
  );

/** The text of a file; of one that is too large, just enough to be refused. */
const fileOf = (path: string): string => {
  try {
    // the server refuses it in the reader's language, and needs only the first byte beyond the limit for that
    const text = readFileSync(at(path), 'utf8');
    return statSync(at(path)).size > MOST_FILE_BYTES ? text.slice(0, MOST_FILE_BYTES + 1) : text;
  } catch (error) {
    throw new Refused(`The file ${path} cannot be read: ${(error as Error).message}`);
  }
};

/** A path relative to the folder from which the command was called. */
const at = (path: string): string => resolve(process.env['FROM'] ?? '.', path);

const agree = async (question: string): Promise<void> => {
  if (!process.stdin.isTTY) throw new Refused(`${question} Nobody can answer here: add --yes.`);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(`${question} [y/N] `);
  lines.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Refused('Nothing was changed.');
};

const say = (text: string) => void process.stdout.write(`${text}\n`);

await orRefused(main);
