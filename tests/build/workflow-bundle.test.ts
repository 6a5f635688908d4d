import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

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
});
