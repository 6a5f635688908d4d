import { useQuery } from '@tanstack/react-query';
import type { FormDefinition } from '../../workflows/form/form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { get, queryKeys, type Page } from '../api.ts';
import { language } from '../words.ts';

/** What a form is called; its key where it is gone or not read yet. */
export const useFormName = (): ((key: string) => string) => {
  const forms = useQuery({
    queryKey: queryKeys.forms,
    queryFn: ({ signal }) => get<Page<{ key: string; definition: FormDefinition }>>('/forms', { signal }),
    staleTime: 300_000,
  }).data?.items;
  return (key) => {
    const title = forms?.find((form) => form.key === key)?.definition.title;
    return title ? inLanguage(title, language()) : key;
  };
};
