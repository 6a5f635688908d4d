import { describe, expect, it } from '@jest/globals';
import { columnsOf } from '../../workflows/event/catalogue.ts';
import { upcast } from '../../workflows/event/upcast.ts';
import { leadColumns, leadOf } from '../../workflows/lead/columns.ts';
import { evolve } from '../../workflows/lead/evolve.ts';
import { strangeEvents, type Stored } from '../support/catalogued.ts';
import { unzip } from '../upgrade/kept.ts';

type Kept = Stored & { data: Record<string, unknown>; noun: string; noun_id: string; seq: number; at: string };
const keptEvents = (): Kept[] => {
  const tables = unzip('record.jsonl.zst')
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('{"name":"event",'));
  return JSON.parse((JSON.parse(tables[0]!) as { rows: string }).rows) as Kept[];
};

describe('A10 what an earlier release stored', () => {
  it('says what the catalogue says, so that its readers miss no field', () => {
    const events = keptEvents();
    expect(events.length).toBeGreaterThan(1000);
    expect(strangeEvents(events)).toEqual([]);
  });

  it('tells in words the same lead as by its columns', () => {
    const leads = Map.groupBy(
      keptEvents().filter(({ noun }) => noun === 'lead'),
      ({ noun_id: id }) => id,
    );
    const compared = new Map<string, number>();
    for (const events of leads.values()) {
      const row: Record<string, unknown> = {};
      let lead = leadOf(row);
      for (const event of events.sort((a, b) => a.seq - b.seq)) {
        for (const [column, [, after]] of Object.entries(columnsOf(event))) row[column] = after;
        const at = new Date(event.at).toISOString();
        lead = evolve(lead, upcast(event), at);
        for (const word of Object.keys(leadColumns))
          expect([event.type, word, lead[word as keyof typeof lead]]).toEqual([
            event.type,
            word,
            leadOf(row)[word as keyof typeof lead],
          ]);
        compared.set(event.type, (compared.get(event.type) ?? 0) + 1);
      }
    }
    expect([...compared.keys()]).toEqual(
      expect.arrayContaining(['lead.moved', 'lead.changed', 'lead.assigned', 'lead.paused', 'lead.skipped']),
    );
  });
});
