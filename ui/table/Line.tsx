import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Shown, TableColumn } from './layout.ts';
import css from './Table.module.css';

/** `text`: on a phone and for whoever hears it; `cell`: where it is more than text. */
export type LineColumn<T> = TableColumn & { text: (item: T) => string; cell?: (item: T) => ReactNode };

type Props<T extends { id: string }> = {
  at: '/contacts' | '/companies' | '/tickets';
  item: T;
  /** the column that names it, and the name */
  by: { column: string; name: string };
  shown: Shown<LineColumn<T>>[];
  /** on a phone a row is two lines: the name and what stands in the next columns */
  narrow: boolean;
  top: number;
  /** by which it is chosen, where rows are */
  box?: { node: ReactNode; chosen: boolean };
};

export const Line = <T extends { id: string }>({ at, item, by, shown, narrow, top, box }: Props<T>) => {
  const marks = {
    ...{ 'data-row': item.id, 'data-placed': true, 'data-chosen': box?.chosen || undefined },
    ...(box ? { 'data-choice': item.id } : {}),
    style: { transform: `translateY(${top}px)` },
  };
  if (narrow) {
    // a number says nothing without its name
    const more = shown
      .filter(({ column }) => column.key !== by.column)
      .map(({ column }) =>
        column.right && column.text(item) ? `${column.name}: ${column.text(item)}` : column.text(item),
      );
    return (
      <div className={css.item} {...marks}>
        {box?.node}
        <Link to={`${at}/$id`} params={{ id: item.id }}>
          <b>{by.name}</b>
          <span>{more.filter(Boolean).slice(0, 4).join(' · ')}</span>
        </Link>
      </div>
    );
  }
  return (
    <div className={css.row} role="row" data-plain={box ? undefined : true} {...marks}>
      {box && (
        <span role="cell" className={css.tick}>
          {box.node}
        </span>
      )}
      {shown.map(({ column }) => (
        <span key={column.key} role="cell" className={css.cell} data-right={column.right}>
          {column.cell ? column.cell(item) : <span className={css.words}>{column.text(item)}</span>}
        </span>
      ))}
    </div>
  );
};
