import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { PipelineFile } from '../workflows/pipeline/file.schema.ts';
import { referenceText } from './reference-text.ts';
import { root } from './setup.ts';

/** Writes docs/pipeline-reference.md and the JSON schema beside it from the schemas; `--check` only says whether they are up to date. */
const files: Record<string, () => string> = {
  'docs/pipeline-reference.md': referenceText,
  'docs/pipeline-1.schema.json': () =>
    JSON.stringify(z.toJSONSchema(PipelineFile, { io: 'input', unrepresentable: 'any' })),
};

const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [name, write] of Object.entries(files)) {
  const path = join(root, name);
  const text = await format(write(), { ...(await resolveConfig(path)), filepath: path });
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (check) stale.push(name);
  else {
    writeFileSync(path, text);
    console.log(`Wrote ${name}.`);
  }
}
if (stale.length > 0) {
  console.error(
    `${stale.join(' and ')} no longer say what the schemas say. Run node bin/reference.ts and commit them.`,
  );
  process.exitCode = 1;
}
