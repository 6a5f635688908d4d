import type { AdKind, AdSecrets, AdSource } from './ad-form.schema.ts';

/** Without these nothing that a network sends is believed. Meta's answers may come forwarded, without a token to fetch them. */
const neededSecrets: Record<AdKind, (keyof AdSecrets)[]> = {
  meta: ['appSecret', 'verifyToken'],
  google: ['googleKey'],
};

/** Whether leads of an ad can come in, and why not. */
export const receivingOf = ({
  kind,
  secrets,
  disabledAt,
  lastError,
}: Pick<AdSource, 'kind' | 'secrets' | 'disabledAt' | 'lastError'>): 'off' | 'noSecrets' | 'trouble' | 'on' => {
  if (disabledAt) return 'off';
  if (neededSecrets[kind].some((one) => !secrets[one])) return 'noSecrets';
  return lastError ? 'trouble' : 'on';
};
