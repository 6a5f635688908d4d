import { IconArrowRight, IconArrowsExchange } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { diffOf } from '../../../workflows/pipeline/diff.ts';
import type { PipelineVersionLine } from '../../../workflows/pipeline/draft.schema.ts';
import { Button } from '../../kit/Button.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { useEditing } from '../editing.ts';
import { useWords } from '../../words.ts';
import { Changes } from './Changes.tsx';
import { useDefinition } from './definition.ts';
import { Restore } from './Restore.tsx';
import css from './Version.module.css';
import type { Look, Which } from './look.ts';

type Props = {
  pipeline: string;
  look: Extract<Look, { kind: 'compare' }>;
  lines: PipelineVersionLine[];
  go: (look: Look) => void;
};

/** What differs between any two versions, in sentences. */
export const Compared = ({ pipeline, look, lines, go }: Props) => {
  const { t } = useWords('pipeline/version');
  const before = useDefinition(pipeline, look.before);
  const after = useDefinition(pipeline, look.after);
  const failed = before.error ? before : after.error ? after : undefined;
  const compare = (one: Which, other: Which) => go({ kind: 'compare', before: one, after: other });
  return (
    <>
      <div className={css.head}>
        <WhichSelect
          label={t('compare.before')}
          which={look.before}
          lines={lines}
          onChange={(one) => compare(one, look.after)}
        />
        <IconArrowRight size={16} aria-hidden />
        <WhichSelect
          label={t('compare.after')}
          which={look.after}
          lines={lines}
          onChange={(one) => compare(look.before, one)}
        />
        <Button
          look="quiet"
          icon={<IconArrowsExchange size={16} />}
          label={t('compare.swap')}
          onClick={() => compare(look.after, look.before)}
        />
        <span className={css.space} />
        {look.before !== 'draft' && <Restore pipeline={pipeline} number={look.before} />}
      </div>
      {failed && <Problem error={failed.error} again={failed.again} />}
      {!failed && (!before.definition || !after.definition) && <Skeleton rows={6} />}
      {before.definition && after.definition && <Sentences before={before.definition} after={after.definition} />}
    </>
  );
};

type Definition = NonNullable<ReturnType<typeof useDefinition>['definition']>;

const Sentences = (sides: { before: Definition; after: Definition }) => {
  const { templateName } = useEditing();
  const before = useDeferredValue(sides.before);
  const after = useDeferredValue(sides.after);
  const changes = useMemo(() => diffOf(before, after, templateName), [before, after, templateName]);
  return <Changes changes={changes} before={before} after={after} />;
};

const WhichSelect = ({
  label,
  which,
  lines,
  onChange,
}: {
  label: string;
  which: Which;
  lines: PipelineVersionLine[];
  onChange: (which: Which) => void;
}) => {
  const { t } = useWords('pipeline/version');
  const known = which === 'draft' || lines.some(({ number }) => number === which);
  return (
    <select
      className={css.which}
      aria-label={label}
      value={which}
      onChange={({ target }) => onChange(target.value === 'draft' ? 'draft' : Number(target.value))}
    >
      <option value="draft">{t('draft')}</option>
      {!known && <option value={which}>{t('number', { number: which })}</option>}
      {lines.map(({ number, note }) => (
        <option key={number} value={number}>
          {t('number', { number }) + (note ? ` · ${note.slice(0, 60)}` : '')}
        </option>
      ))}
    </select>
  );
};
