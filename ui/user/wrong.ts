import { isProblem } from '../api.ts';

/** The sentence beside a field that the server did not take. */
export const wrongFields = (error: unknown, t: (key: string) => string) => (field: string) => {
  const found = isProblem(error) ? error.errors.find((one) => one.field === field) : undefined;
  return found && (found.message || t('wrong'));
};
