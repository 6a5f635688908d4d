import { useWords } from '../words.ts';
import { templateName } from '../../workflows/template/template-name.words.ts';

/** A template by the name that an admin gave it, else by the words of the app, else by its key. */
export const useTemplateName = () => {
  const { language } = useWords('template');
  return ({ key, name }: { key: string; name?: string }): string => name || templateName(key, language);
};
