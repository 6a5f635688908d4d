import { describe, expect, it } from '@jest/globals';
import { strangeEvents, type Stored } from '../support/catalogued.ts';
import { unzip } from '../upgrade/kept.ts';

describe('A10 what an earlier release stored', () => {
  it('says what the catalogue says, so that its readers miss no field', () => {
    const tables = unzip('record.jsonl.zst')
      .toString()
      .split('\n')
      .filter((line) => line.startsWith('{"name":"event",'));
    const events = JSON.parse((JSON.parse(tables[0]!) as { rows: string }).rows) as Stored[];
    expect(events.length).toBeGreaterThan(1000);
    expect(strangeEvents(events)).toEqual([]);
  });
});
