import { useId } from 'react';
import type { FieldNoun } from '../../workflows/field/field.schema.ts';
import type { Import, ImportTarget } from '../../workflows/import/import.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { useWords } from '../words.ts';
import css from './Import.module.css';
import type { Change } from './imports.ts';

type Props = { of: Import; targets: ImportTarget[]; busy: boolean; onChange: (change: Change) => void };

/** The columns of a file with what stands in them, and beside each what it fills. */
export const Mapping = ({ of: { columns, settings }, targets, busy, onChange }: Props) => {
  const { t, language } = useWords('import');
  const id = useId();
  const nouns = [...new Set(targets.map(({ noun }) => noun))];
  const fill = (index: number, key: string) => {
    const mapping = columns.map((_, at) => (at === index ? key || null : (settings.mapping[at] ?? null)));
    onChange({ mapping });
  };
  const isTaken = (target: ImportTarget, index: number) =>
    !target.many && settings.mapping.some((key, at) => key === target.key && at !== index);
  const options = (noun: FieldNoun, index: number) =>
    targets
      .filter((one) => one.noun === noun)
      .map((one) => (
        <option key={one.key} value={one.key} disabled={isTaken(one, index)}>
          {inLanguage(one.name, language)}
        </option>
      ));
  return (
    <ul className={css.columns}>
      {columns.map(({ name, examples }, index) => (
        <li key={index} data-out={settings.mapping[index] ? undefined : true}>
          <label htmlFor={`${id}-${index}`} className={css.column}>
            <b>{name || t('column', { number: index + 1 })}</b>
            <span className={css.dim}>{examples.slice(0, 2).join(' · ')}</span>
          </label>
          <span aria-hidden className={css.arrow}>
            →
          </span>
          <select
            id={`${id}-${index}`}
            className={css.select}
            value={settings.mapping[index] ?? ''}
            disabled={busy}
            onChange={({ target }) => fill(index, target.value)}
          >
            <option value="">{t('leaveOut')}</option>
            {nouns.map((noun) => (
              <optgroup key={noun} label={t(`of.${noun}`)}>
                {options(noun, index)}
              </optgroup>
            ))}
          </select>
        </li>
      ))}
    </ul>
  );
};
