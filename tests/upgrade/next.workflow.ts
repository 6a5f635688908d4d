import { patched, setCurrentDetails } from '@temporalio/workflow';
import { leadLifecycle as before, type LeadLife } from '../../workflows/lead/lead-lifecycle.ts';

export { channelSending, taskLifecycle } from '../../workflows/index.ts';

/** A lead's process as a release to come might change it, behind `patched`. */
export const leadLifecycle = async (life: LeadLife): Promise<void> => {
  if (patched('next')) setCurrentDetails('as of the next release');
  await before(life);
};
