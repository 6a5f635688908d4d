import { IconArrowRight, IconPlayerPause } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { exactText, wall } from '../kit/time.ts';
import { Sign } from '../automation/icons.ts';
import { useWords } from '../words.ts';
import css from './Story.module.css';
import type { Line } from './story.ts';

/** The simulation, the newest at the bottom, days set apart. What came with the last click is marked for a moment. */
export const Story = ({
  lines,
  definition,
  isNew,
}: {
  lines: Line[];
  definition: PipelineDefinition;
  isNew: boolean;
}) => {
  const { t } = useWords('trial');
  const list = useRef<HTMLOListElement>(null);
  const told = useRef(lines.length);
  const fresh = lines.length > told.current ? told.current : lines.length;
  useEffect(() => {
    const more = lines.length > told.current;
    told.current = lines.length;
    if (more) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [lines]);
  const days = lines.map(({ at }) => wall(at).format('D MMMM YYYY, dddd'));
  return (
    <ol className={css.story} ref={list} tabIndex={0} aria-live="polite" aria-label={t('story')}>
      {lines.length === 0 && <li className={css.silent}>{t(isNew ? 'story.silent' : 'story.waits')}</li>}
      {lines.map((line, index) => {
        const on = days[index];
        const parts = [];
        if (on !== days[index - 1])
          parts.push(
            <li key={`day${line.key}`} className={css.day}>
              <span>{on}</span>
            </li>,
          );
        parts.push(<Told key={line.key} line={line} definition={definition} fresh={index >= fresh} />);
        return parts;
      })}
    </ol>
  );
};

const Told = ({ line, definition, fresh }: { line: Line; definition: PipelineDefinition; fresh: boolean }) => {
  const { t } = useWords('trial');
  const color = line.stage && definition.stages.find(({ key }) => key === line.stage)?.color;
  return (
    <li className={css.line} data-by={line.by} data-fresh={fresh || undefined}>
      <time dateTime={line.at} data-hint={exactText(line.at)}>
        {wall(line.at).format('HH:mm')}
      </time>
      <span className={css.mark} style={color ? { background: color, borderColor: color } : undefined}>
        {line.by === 'stage' ? (
          <IconArrowRight size={14} aria-hidden />
        ) : line.icon === 'player-pause' ? (
          <IconPlayerPause size={14} aria-hidden />
        ) : (
          <Sign name={line.icon} size={14} />
        )}
      </span>
      <div className={css.said}>
        <span className={css.text}>{line.by === 'stage' ? t('line.stage', { stage: line.text }) : line.text}</span>
        {line.cause && (
          <span
            className={css.cause}
            tabIndex={0}
            data-hint={line.cause.sentence}
            aria-description={line.cause.sentence}
          >
            {line.cause.name}
          </span>
        )}
        {line.chain && (
          <span className={css.chain}>
            {t('line.chain')}: {line.chain.join(' → ')}
          </span>
        )}
      </div>
    </li>
  );
};
