import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useWords } from '../words.ts';
import { widened, type Shown, type TableColumn } from './layout.ts';
import css from './Table.module.css';

type Props<C extends TableColumn> = {
  shown: Shown<C>[];
  /** its rows are not chosen */
  plain?: boolean;
  /** as the address has it; `-name` from the end */
  sort: string;
  onSort: (sort: string) => void;
  onSize: (shown: Shown<C>[], done: boolean) => void;
};

/** The names of the columns: a click sorts by one, its right edge sets its width, by arrows too. */
export const Heads = <C extends TableColumn>({ shown, plain, sort, onSort, onSize }: Props<C>) => {
  const { t } = useWords('table');
  const by = sort.replace(/^-/, '');
  const down = sort.startsWith('-');
  const drag = (key: string, width: number, from: number) => {
    const at = ({ clientX }: PointerEvent) => widened(shown, key, width + clientX - from);
    const move = (event: PointerEvent) => onSize(at(event), false);
    const end = (event: PointerEvent) => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', end);
      onSize(at(event), true);
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', end);
  };
  return (
    <div className={css.heads} role="row" data-plain={plain || undefined}>
      {!plain && <span className={css.tick} role="columnheader" aria-label={t('chosen')} />}
      {shown.map(({ column, width }) => (
        <span
          key={column.key}
          role="columnheader"
          className={css.head}
          data-right={column.right}
          aria-sort={by !== column.key ? undefined : down ? 'descending' : 'ascending'}
        >
          {column.unsorted ? (
            <span>{column.name}</span>
          ) : (
            <button type="button" onClick={() => onSort(by === column.key && !down ? `-${column.key}` : column.key)}>
              <span>{column.name}</span>
              {by === column.key &&
                (down ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden />)}
            </button>
          )}
          <span
            className={css.edge}
            role="separator"
            aria-orientation="vertical"
            aria-label={t('size', { name: column.name })}
            aria-valuenow={Math.round(width)}
            tabIndex={0}
            onPointerDown={(event) => {
              event.preventDefault();
              drag(column.key, width, event.clientX);
            }}
            onKeyDown={(event) => {
              const by = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
              if (!by) return;
              event.preventDefault();
              event.stopPropagation();
              onSize(widened(shown, column.key, width + by), true);
            }}
          />
        </span>
      ))}
    </div>
  );
};
