import { z } from 'zod';
import { bulkRunStates } from '../process/bulk-run.ts';

const state = z.enum(bulkRunStates);
const wentOn = z.strictObject({ pipelineId: z.uuid(), state });

/** What each event of a publication says. */
export const publicationEvents = {
  'publication.begun': z.strictObject({ pipelineId: z.uuid(), version: z.number().int(), note: z.string(), state }),
  'publication.moved': wentOn,
  'publication.paused': wentOn,
  'publication.resumed': wentOn,
  'publication.stopped': wentOn,
  'publication.done': wentOn,
  'publication.undoing': wentOn,
  'publication.undone': wentOn,
};
