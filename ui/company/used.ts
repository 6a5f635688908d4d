import { useQuery } from '@tanstack/react-query';
import type { Language } from '../../workflows/words/words.schema.ts';
import { asking } from '../ask/asking.ts';
import { languages } from '../language.ts';
import { useWords } from '../words.ts';

/** The languages in which the company speaks with clients: every one, unless it says otherwise. */
export const useClientLanguages = (): readonly Language[] => {
  const { data } = useQuery(asking('/settings/company'));
  return data?.languages.length ? data.languages : languages;
};

/** The languages in which words are written here: those for clients, and the reader's own. */
export const useWrittenLanguages = (): readonly Language[] => {
  const used = useClientLanguages();
  const { language } = useWords('kit');
  return languages.filter((one) => one === language || used.includes(one));
};
