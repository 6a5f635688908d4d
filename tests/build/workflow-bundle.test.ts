import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { bundleProcesses } from '../../temporal/bundle.ts';

const KB = 1000;

describe('the bundle of the processes', () => {
  test('is small and has no zod, no phone tables, no database in it', async () => {
    const logger = new DefaultLogger('ERROR');
    const { code } = await bundleWorkflowCode({
      workflowsPath: join(import.meta.dirname, '../../workflows/index.ts'),
      logger,
    });
    const [program] = code.split('//# sourceMappingURL=');
    const strangers = [...program!.matchAll(/node_modules\/(zod|libphonenumber-js|@prisma\/[^/"]+|pg)\//g)].map(
      ([, name]) => name,
    );
    expect([...new Set(strangers)]).toEqual([]);
    // twice what the SDK alone brings: every cached process pays for it
    expect(program!.length).toBeLessThan(1200 * KB);
  });
  test('shares its modules among all processes of a thread, and none of ours keeps anything', async () => {
    const { code } = await bundleProcesses();
    expect(code).toMatch(/preloadModules = function preloadModules\(\) \{\s*__webpack_require__\(/);
    const { sources } = JSON.parse(Buffer.from(code.split(';base64,').at(-1)!, 'base64').toString('utf8')) as {
      sources: string[];
    };
    const ours = sources.filter((file) => /^\/.*\/workflows\/[^:]*\.ts$/.test(file) && !file.includes('node_modules'));
    expect(ours.length).toBeGreaterThan(20);
    const keeping = ours.filter((file) =>
      /^(export )?(let|var) |^(export )?const .* = new (Weak)?(Map|Set)(<.*>)?\(\)/m.test(readFileSync(file, 'utf8')),
    );
    expect(keeping).toEqual([]);
  });
  test('is kept for the next start, as long as the sources are the same', async () => {
    const place = join(import.meta.dirname, '../../.voronka/processes.json');
    const { code } = await bundleProcesses();
    const kept = JSON.parse(readFileSync(place, 'utf8'));
    expect(kept.bundle.code).toBe(code);
    writeFileSync(place, JSON.stringify({ ...kept, bundle: { code: 'found' } }));
    expect((await bundleProcesses()).code).toBe('found');
    for (const text of [JSON.stringify({ of: 'other sources', bundle: { code: 'found' } }), '{"of":']) {
      writeFileSync(place, text);
      expect((await bundleProcesses()).code).toBe(code);
    }
  });
});
