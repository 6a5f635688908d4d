import { useDeferredValue, useMemo } from 'react';
import { changeSentence, diffOf } from '../../workflows/pipeline/diff.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { Section } from '../kit/Section.tsx';
import { useEditing } from '../pipeline/editing.ts';
import { useSaid } from './said.ts';
import css from './Publish.module.css';

/** What the new version changes, in sentences. */
export const Changes = ({ before, after }: { before: PipelineDefinition | undefined; after: PipelineDefinition }) => {
  const { t, language } = useSaid();
  const { templateName } = useEditing();
  const late = useDeferredValue(after);
  const sentences = useMemo(
    () => (before ? diffOf(before, late, templateName).map((change) => changeSentence(change, language)) : []),
    [before, late, language, templateName],
  );
  return (
    <Section title={t('changes.title')}>
      {sentences.length === 0 ? (
        <p className={css.dim}>{t(before ? 'changes.none' : 'changes.first')}</p>
      ) : (
        <ul className={css.changes}>
          {sentences.map((sentence, index) => (
            <li key={index}>{sentence}</li>
          ))}
        </ul>
      )}
    </Section>
  );
};
