import { z } from 'zod';
import { bulkRunStates } from '../process/bulk-run.ts';

const state = z.enum(bulkRunStates);
const wentOn = z.strictObject({ state });

/** What each event of a mass change says. */
export const massChangeEvents = {
  'mass-change.begun': z.strictObject({ do: z.string(), total: z.number().int(), state }),
  'mass-change.moved': wentOn,
  'mass-change.paused': wentOn,
  'mass-change.resumed': wentOn,
  'mass-change.stopped': wentOn,
  'mass-change.done': wentOn,
  'mass-change.undoing': wentOn,
  'mass-change.undone': wentOn,
};
