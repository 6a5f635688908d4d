import type { Say } from '../words.ts';

const known = [
  'received',
  'meeting_invitation',
  'missed_call',
  'contract',
  'invoice',
  'invoice_reminder',
  'invoice_overdue',
  'receipt',
];

/** The name of a template that comes with the product; a team's own one is told by its key. */
export const templateName = (key: string, t: Say): string => (known.includes(key) ? t(`template:name.${key}`) : key);
