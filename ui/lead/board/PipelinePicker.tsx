import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { MenuItem, Pop } from '../../kit/Menu.tsx';
import { useWords } from '../../words.ts';
import css from './PipelinePicker.module.css';

type Props = {
  pipelines: Pipeline[];
  pipeline: Pipeline | undefined;
  /** what it is called to look at all of them, where one may */
  all?: string;
  onPick: (key: string | undefined) => void;
};

/** The title of a board or a list; a menu where there is more than one pipeline. */
export const PipelinePicker = ({ pipelines, pipeline, all, onPick }: Props) => {
  const { t, language } = useWords('lead/board');
  const [at, open] = useState<HTMLElement>();
  const name = pipeline ? inLanguage(pipeline.definition.name, language) : all;
  if (pipelines.length < 2) return <span className={css.name}>{name}</span>;
  const pick = (key: string | undefined) => {
    open(undefined);
    onPick(key);
  };
  return (
    <>
      <button type="button" className={css.button} aria-haspopup="menu" onClick={(event) => open(event.currentTarget)}>
        <span className={css.name}>{name}</span>
        <IconChevronDown size={16} aria-hidden />
      </button>
      {at && (
        <Pop at={at} label={t('pipeline')} onClose={() => open(undefined)}>
          {all && (
            <MenuItem chosen={!pipeline} onClick={() => pick(undefined)}>
              {all}
            </MenuItem>
          )}
          {pipelines.map(({ key, definition }) => (
            <MenuItem key={key} chosen={key === pipeline?.key} onClick={() => pick(key)}>
              {inLanguage(definition.name, language)}
            </MenuItem>
          ))}
        </Pop>
      )}
    </>
  );
};
