import type { Response } from 'express';
import { ANSWERED } from './route.ts';

/** To the record that a merged one is now; not for ever, since two that were merged may be parted. */
export const movedTo = (response: Response, path: string): typeof ANSWERED => {
  response.redirect(307, `/api/v1${path}`);
  return ANSWERED;
};
