import { useCallback } from 'react';
import { useEditing } from '../pipeline/editing.ts';
import { useWords, type Say } from '../words.ts';

/** The words of this screen, about what goes through the pipeline. */
export const useSaid = () => {
  const { t, ...words } = useWords('publication');
  const { noun: context = 'lead' } = useEditing().draft.definition;
  return { ...words, t: useCallback<Say>((key, more) => t(key, { context, ...more }), [t, context]) };
};
