import { useQuery } from '@tanstack/react-query';
import type { Language } from '../../workflows/words/words.schema.ts';
import { asking } from '../ask/asking.ts';
import { languages } from '../language.ts';

/** The languages in which the company speaks with clients: every one, unless it says otherwise. */
export const useClientLanguages = (): readonly Language[] => {
  const { data } = useQuery(asking('/settings/company'));
  return data?.languages.length ? data.languages : languages;
};
