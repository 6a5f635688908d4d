import { z } from 'zod';

/** What each event of a trial says. */
export const trialEvents = { 'trial.begun': z.strictObject({}) };
