import { useDeferredValue, useMemo } from 'react';
import { automationSentence } from '../../workflows/automation/automation-sentence.ts';
import type { Automation } from '../../workflows/automation/automation.schema.ts';
import { changeSentence, diffOf } from '../../workflows/pipeline/diff.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { useWords } from '../words.ts';
import { useEditing } from '../pipeline/editing.ts';
import { Part } from '../pipeline/panel/Panel.tsx';
import css from '../pipeline/panel/Panel.module.css';
import { isSame } from '../pipeline/same.ts';

/** The automation in the published version, where it differs. */
export const Was = ({ automation }: { automation: Automation }) => {
  const { t, language } = useWords('automation');
  const { draft, templateName } = useEditing();
  const { published } = draft;
  const now = useDeferredValue(automation);
  const definition = useDeferredValue(draft.definition);
  const before = published?.definition.automations.find(({ key }) => key === now.key);
  const changes = useMemo(
    () =>
      published && before
        ? diffOf(only(published.definition, before), only(definition, now))
            .filter(({ what }) => what === 'automation')
            .map((change) => changeSentence(change, language))
        : [],
    [published, before, definition, now, language],
  );
  if (!published || (before && isSame(before, now))) return null;
  return (
    <Part name={t('part.was', { version: published.version })}>
      {before ? (
        <div className={css.was}>
          <s>{automationSentence(before, published.definition, language, templateName)}</s>
          <ul>
            {changes.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className={css.was}>{t('was.none')}</p>
      )}
    </Part>
  );
};

const only = (definition: PipelineDefinition, automation: Automation): PipelineDefinition => ({
  ...definition,
  automations: [automation],
});
