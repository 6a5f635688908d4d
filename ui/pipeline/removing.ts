import { useMemo, useRef } from 'react';
import { inLanguage } from '../../workflows/words/words.ts';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import { putBack, removeAutomation, removeStage, type Definition } from './edit.ts';
import { useEditing } from './editing.ts';

/** Takes an automation or a stage away at once; the toast brings it back. */
export const useRemoving = () => {
  const { t } = useWords('pipeline');
  const editing = useEditing();
  const now = useRef(editing);
  now.current = editing;
  return useMemo(() => {
    const remove = (after: Definition, text: string) => {
      const { draft, open } = now.current;
      const before = draft.definition;
      open(undefined);
      draft.change(after);
      toast(text, {
        action: {
          text: t('undo'),
          run: () => now.current.draft.change((definition) => putBack(definition, before, after)),
        },
        lasts: 10_000,
      });
    };
    return {
      automation: (key: string) => {
        const { draft, language } = now.current;
        const found = draft.definition.automations.find((one) => one.key === key);
        if (found)
          remove(removeAutomation(draft.definition, key), t('removed', { name: inLanguage(found.name, language) }));
      },
      stage: (key: string) => {
        const { draft, language } = now.current;
        const found = draft.definition.stages.find((one) => one.key === key);
        if (!found) return;
        const after = removeStage(draft.definition, key);
        const count = draft.definition.automations.length - after.automations.length;
        remove(after, t('stage.removed', { name: inLanguage(found.name, language), count }));
      },
    };
  }, [t]);
};
