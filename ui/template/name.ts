import { useWords, type Say } from '../words.ts';

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

/** A template by the name that an admin gave it, else by the words of the app, else by its key. */
export const useTemplateName = () => {
  const { t } = useWords('template');
  return ({ key, name }: { key: string; name?: string }): string => name || templateName(key, t);
};
