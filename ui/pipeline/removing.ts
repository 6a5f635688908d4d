import { useMemo, useRef } from 'react';
import { inLanguage } from '../../workflows/words/words.ts';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import type { Language } from '../language.ts';
import { goneWith, putBack, removeAutomation, removeStage, type Definition } from './edit.ts';
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
        const gone = goneWith(draft.definition, after);
        const what = (['automations', 'outcomes', 'changed'] as const).flatMap((kind) =>
          gone[kind].length ? [t(`removed.${kind}`, { names: namesOf(gone[kind], language) })] : [],
        );
        const name = inLanguage(found.name, language);
        remove(after, t(what.length ? 'stage.removed.with' : 'stage.removed', { name, what: what.join('; ') }));
      },
    };
  }, [t]);
};

const MOST_NAMES = 6;
const namesOf = (list: { name: Words }[], language: Language): string => {
  const names = list.slice(0, MOST_NAMES).map(({ name }) => inLanguage(name, language));
  const more = list.length - names.length;
  return [...names, ...(more > 0 ? [`+${more}`] : [])].join(', ');
};
