import { useQuery } from '@tanstack/react-query';
import { inLanguage } from '../../workflows/words/words.ts';
import { asking } from '../ask/asking.ts';
import { language } from '../words.ts';

/** What a form is called; its key where it is gone or not read yet. */
export const useFormName = (): ((key: string) => string) => {
  const forms = useQuery({ ...asking('/forms'), staleTime: 300_000 }).data?.items;
  return (key) => {
    const title = forms?.find((form) => form.key === key)?.definition.title;
    return title ? inLanguage(title, language()) : key;
  };
};
