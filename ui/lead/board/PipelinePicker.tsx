import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { MenuItem, Pop } from '../../kit/Menu.tsx';
import { usePipelines } from '../../pipeline/pipelines.ts';
import { useWords } from '../../words.ts';
import css from './PipelinePicker.module.css';

/** The board's title; a menu where there is more than one pipeline. */
export const PipelinePicker = ({ pipeline, onPick }: { pipeline: Pipeline; onPick: (key: string) => void }) => {
  const { t, language } = useWords('lead/board');
  const [at, open] = useState<HTMLElement>();
  const pipelines = usePipelines();
  const name = inLanguage(pipeline.definition.name, language);
  if (pipelines.length < 2) return <span className={css.name}>{name}</span>;
  return (
    <>
      <button type="button" className={css.button} aria-haspopup="menu" onClick={(event) => open(event.currentTarget)}>
        <span className={css.name}>{name}</span>
        <IconChevronDown size={16} aria-hidden />
      </button>
      {at && (
        <Pop at={at} label={t('pipeline')} onClose={() => open(undefined)}>
          {pipelines.map(({ key, definition }) => (
            <MenuItem
              key={key}
              chosen={key === pipeline.key}
              onClick={() => {
                open(undefined);
                onPick(key);
              }}
            >
              {inLanguage(definition.name, language)}
            </MenuItem>
          ))}
        </Pop>
      )}
    </>
  );
};
