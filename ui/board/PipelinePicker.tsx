import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { usePipelines } from '../pipelines.ts';
import { useWords } from '../words.ts';
import css from './PipelinePicker.module.css';

/** The board's title; a menu where there is more than one pipeline. */
export const PipelinePicker = ({ pipeline, onPick }: { pipeline: Pipeline; onPick: (key: string) => void }) => {
  const { language } = useWords('board');
  const pipelines = usePipelines();
  const name = inLanguage(pipeline.definition.name, language);
  if (pipelines.length < 2) return <span className={css.name}>{name}</span>;
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={css.button}>
          <span className={css.name}>{name}</span>
          <IconChevronDown size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {pipelines.map(({ key, definition }) => (
          <Menu.Item key={key} rightSection={key === pipeline.key ? <IconCheck size={16} /> : undefined} onClick={() => onPick(key)}>
            {inLanguage(definition.name, language)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
