import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const rooms = [
  'workflows',
  'prisma',
  'activities',
  'api',
  'storage',
  'ui',
  'temporal',
  'bin',
  'tests/support',
  'tests/toy',
  ':(glob)*.ts',
];
const more = ['tests/automation/dry-run.ts', 'package.json', 'tsconfig.json'];

/** What ARCHITECTURE.md ("Where a new thing goes") names for a channel and for an action: these files, and a line in each list. */
const added: Record<string, string> = {
  'tests/toy/pigeon.ts': 'workflows/channel/pigeon.ts',
  'tests/toy/loft.ts': 'activities/channel/pigeon/loft.ts',
  'tests/toy/praise.ts': 'workflows/lead/action/praise.ts',
};
const listed: { list: string; line: string; last: string; next: string }[] = [
  {
    list: 'workflows/channel/index.ts',
    line: `import { pigeon } from './pigeon.ts';`,
    last: 'webhook];',
    next: 'webhook, pigeon];',
  },
  {
    list: 'activities/channel/index.ts',
    line: `import { loft } from './pigeon/loft.ts';`,
    last: '  webhook: post,\n',
    next: '  webhook: post,\n  pigeon: loft,\n',
  },
  {
    list: 'workflows/lead/lead.noun.ts',
    line: `import { praise } from './action/praise.ts';`,
    last: '    callWebhook,\n  ],',
    next: '    callWebhook,\n    praise,\n  ],',
  },
];

export type House = { root: string; run: (...args: string[]) => string; remove: () => void };

/** A copy of the product, beside it, to which the toys are added. */
export const houseWithToys = (): House => {
  const home = mkdtempSync(join(tmpdir(), 'voronka-toys-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...rooms, ...more], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of files.split('\n')) if (file && !(file in added)) copy(file, home);
  for (const made of ['prisma/generated', 'ui/generated'])
    cpSync(join(root, made), join(home, made), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  for (const [from, to] of Object.entries(added)) {
    mkdirSync(dirname(join(home, to)), { recursive: true });
    writeFileSync(join(home, to), moved(readFileSync(join(root, from), 'utf8'), from, to));
  }
  for (const { list, line, last, next } of listed) {
    const text = readFileSync(join(home, list), 'utf8');
    if (!text.includes(last)) throw new Error(`${list} has no ${last}`);
    writeFileSync(join(home, list), `${line}\n${text.replace(last, next)}`);
  }
  const run = (...args: string[]) =>
    execFileSync(process.execPath, args, { cwd: home, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
  return { root: home, run, remove: () => rmSync(home, { recursive: true, force: true }) };
};

const copy = (file: string, home: string): void => {
  mkdirSync(dirname(join(home, file)), { recursive: true });
  cpSync(join(root, file), join(home, file));
};

/** Its imports, from where it stands now. */
const moved = (text: string, from: string, to: string): string =>
  text.replace(/from '(\.[^']+)'/g, (_, path: string) => {
    const target = relative(root, resolve(root, dirname(from), path));
    const there = relative(dirname(to), added[target] ?? target);
    return `from '${there.startsWith('.') ? there : `./${there}`}'`;
  });
