import { phoneText } from '../../../workflows/contact/phone-text.ts';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { useFresh } from '../../live.ts';
import { useWords } from '../../words.ts';
import { choose, useIsChosen } from '../board/selection.ts';
import { Cell } from './Cell.tsx';
import type { Column } from './columns.ts';
import type { Shown } from '../../table/layout.ts';
import { useLatest } from './rows.ts';
import css from '../../table/Table.module.css';

type Props = {
  lead: Lead;
  shown: Shown<Column>[];
  pipeline: Pipeline;
  /** on a phone a row is two lines: the name and what stands in the next columns */
  narrow: boolean;
  top?: number | undefined;
  onStage: (lead: Lead, at: HTMLElement) => void;
};

export const Row = memo(({ lead: row, shown, pipeline, narrow, top, onStage }: Props) => {
  const { t } = useWords('lead/table');
  const lead = useLatest(row);
  const isFresh = useFresh(lead.id);
  const isChosen = useIsChosen(lead.id);
  const box = (
    <input
      type="checkbox"
      checked={isChosen}
      aria-label={t('choose', { name: lead.name })}
      onClick={(event) => choose(lead.id, event.shiftKey)}
      onChange={() => undefined}
    />
  );
  const marks = {
    ...{ 'data-lead': lead.id, 'data-row': lead.id, 'data-choice': lead.id },
    'data-fresh': isFresh || undefined,
    'data-chosen': isChosen || undefined,
    ...(top === undefined ? {} : { style: { transform: `translateY(${top}px)` } }),
  };
  if (narrow) {
    const more = shown
      .filter(({ column }) => column.key !== 'name')
      .map(({ column }) => {
        const text = column.text(lead);
        return column.key === 'phone' ? phoneText(text) : text;
      });
    return (
      <div className={css.item} {...marks} data-placed={top === undefined ? undefined : true}>
        {box}
        <Link to="/leads/$id" params={{ id: lead.id }} preload={false}>
          <b>{lead.name}</b>
          <span>{more.filter(Boolean).slice(0, 4).join(' · ')}</span>
        </Link>
      </div>
    );
  }
  return (
    <div className={css.row} role="row" {...marks} data-placed={top === undefined ? undefined : true}>
      <span role="cell" className={css.tick}>
        {box}
      </span>
      {shown.map(({ column }) => (
        <span key={column.key} role="cell" className={css.cell} data-right={column.right}>
          <Cell lead={lead} column={column} pipeline={pipeline} onStage={onStage} />
        </span>
      ))}
    </div>
  );
});
