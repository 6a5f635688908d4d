import { Link } from '@tanstack/react-router';
import type { Shown } from '../table/layout.ts';
import css from '../table/Table.module.css';
import type { ListColumn, ListItem } from './list-columns.tsx';

type Props = {
  at: '/contacts' | '/companies';
  item: ListItem;
  shown: Shown<ListColumn>[];
  /** on a phone a row is two lines: the name and what stands in the next columns */
  narrow: boolean;
  top: number;
};

export const ListRow = ({ at, item, shown, narrow, top }: Props) => {
  const marks = { 'data-row': item.id, 'data-placed': true, style: { transform: `translateY(${top}px)` } };
  if (narrow) {
    // a number says nothing without its name
    const more = shown
      .filter(({ column }) => column.key !== 'name')
      .map(({ column }) =>
        column.right && column.text(item) ? `${column.name}: ${column.text(item)}` : column.text(item),
      );
    return (
      <div className={css.item} {...marks}>
        <Link to={`${at}/$id`} params={{ id: item.id }} preload={false}>
          <b>{item.name}</b>
          <span>{more.filter(Boolean).slice(0, 4).join(' · ')}</span>
        </Link>
      </div>
    );
  }
  return (
    <div className={css.row} role="row" data-plain {...marks}>
      {shown.map(({ column }) => {
        const text = column.text(item);
        return (
          <span key={column.key} role="cell" className={css.cell} data-right={column.right}>
            {column.cell ? column.cell(item) : <span className={css.words}>{text}</span>}
          </span>
        );
      })}
    </div>
  );
};
