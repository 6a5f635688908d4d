import { z } from 'zod';
import { bulkRunStates } from '../process/bulk-run.ts';

const state = z.enum(bulkRunStates);
const wentOn = z.strictObject({ state });

/** What each event of an import says. */
export const importEvents = {
  'import.begun': z.strictObject({ of: z.string(), file: z.string(), total: z.number().int(), state }),
  'import.moved': wentOn,
  'import.paused': wentOn,
  'import.resumed': wentOn,
  'import.stopped': wentOn,
  'import.done': wentOn,
  'import.undoing': wentOn,
  'import.undone': wentOn,
};
