import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { bundleProcesses } from '../../temporal/bundle.ts';
import * as processes from '../../workflows/index.ts';

const histories = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));

describe('A10 stories that already run', () => {
  it('are told to the same end by the code of now', async () => {
    const workflowBundle = await bundleProcesses();
    const kept = histories.map((name) => ({
      workflowId: name.replace('.json', ''),
      history: JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')),
    }));
    const broken: string[] = [];
    for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, kept)) {
      if (error) broken.push(`${workflowId}: ${error.message}`);
    }
    expect(broken).toEqual([]);
    for (const type of Object.keys(processes)) expect(histories.join(' ')).toMatch(new RegExp(`\\b${type}\\b`));
  });
});
