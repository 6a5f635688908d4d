import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Task } from '../../../workflows/task/task.schema.ts';
import { usePipeline } from '../../pipeline/pipelines.ts';
import { useWords } from '../../words.ts';
import { PriorityMark } from '../PriorityMark.tsx';
import { taskText } from '../task-text.ts';
import css from './Calendar.module.css';
import { fitted, hoursFor, MOST, snapped, STEP, wallAt, widthFor, type Laid, type Placed } from './grid.ts';

export type Column = { key: string; title: string; isToday?: boolean; tasks: Placed<Task>[] };
type Moving = { task: Task; column: string; minute: number; length: number; by: 'hand' | 'keys'; grip: number };

type Props = {
  columns: Column[];
  now: { day: string; minute: number } | undefined;
  onMove: (task: Task, column: string, minute: number) => Promise<unknown>;
  onOpen: (task: Task) => void;
  /** the whole of a column in which more stands than can be shown */
  onMore: (column: string) => void;
};

/** Columns of a day or of a user. A task is dragged to another time or column; with arrows the same, Enter sets it down, Esc puts it back. */
export const Columns = ({ columns, now, onMove, onOpen, onMore }: Props) => {
  const { t } = useWords('task');
  const grid = useRef<HTMLDivElement>(null);
  const [moving, setMoving] = useState<Moving>();
  const dragged = useRef(false);
  // a phone shows three days of a week: today's first
  useEffect(
    () => {
      if (columns.length > 1)
        grid.current?.querySelector('[data-today]')?.scrollIntoView({ block: 'nearest', inline: 'end' });
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once: then the reader scrolls
    [],
  );
  const hours = hoursFor(columns.flatMap(({ tasks }) => tasks));
  const rows = hours.to - hours.from;
  const most = columns.length > 1 ? MOST : Infinity;
  const top = (minute: number) => `${((minute / 60 - hours.from) / rows) * 100}%`;
  const drop = (task: Moving) => {
    setMoving(undefined);
    const place = columns.find(({ key }) => key === task.column)?.tasks.find((one) => one.task.id === task.task.id);
    if (place?.from !== task.minute) void onMove(task.task, task.column, task.minute);
  };
  const pull = (event: PointerEvent<HTMLElement>) => {
    if (moving?.by !== 'hand') return;
    const boxes = [...grid.current!.querySelectorAll<HTMLElement>('[data-column]')];
    const under = boxes.find((box) => {
      const { left, right } = box.getBoundingClientRect();
      return event.clientX >= left && event.clientX < right;
    });
    const box = (under ?? boxes[0]!).getBoundingClientRect();
    const minute = ((event.clientY - box.top) / box.height) * rows * 60 + hours.from * 60 - moving.grip;
    dragged.current = true;
    setMoving({ ...moving, column: under?.dataset['column'] ?? moving.column, minute: snapped(minute, hours) });
  };
  const press = (event: KeyboardEvent<HTMLElement>, one: Placed<Task>, column: string) => {
    const held = moving?.task.id === one.task.id ? moving : undefined;
    const from = held ?? { task: one.task, column, minute: one.from, length: one.length, by: 'keys' as const, grip: 0 };
    const minutes = { ArrowUp: -STEP, ArrowDown: STEP }[event.key];
    const aside = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (one.task.state !== 'open') return;
    if (minutes) setMoving({ ...from, minute: snapped(from.minute + minutes, hours) });
    else if (aside) {
      const next = columns[columns.findIndex(({ key }) => key === from.column) + aside];
      if (next) setMoving({ ...from, column: next.key });
    } else if (held && event.key === 'Enter') drop(held);
    else if (held && event.key === 'Escape') setMoving(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={grid}
      className={css.grid}
      style={{
        gridTemplateColumns: `44px ${columns.map(({ tasks }) => `minmax(max(var(--narrow), ${widthFor(tasks, most)}px), 1fr)`).join(' ')}`,
      }}
    >
      <div className={css.corner} />
      {columns.map(({ key, title, isToday }) => (
        <div key={key} className={css.title} data-today={isToday || undefined}>
          {title}
        </div>
      ))}
      <div className={css.hours} style={{ height: rows * 52 }} aria-hidden>
        {Array.from({ length: rows }, (_, hour) => (
          <span key={hour} style={{ top: `${(hour / rows) * 100}%` }}>
            {String(hours.from + hour).padStart(2, '0')}:00
          </span>
        ))}
      </div>
      {columns.map((column) => (
        <div
          key={column.key}
          className={css.column}
          data-column={column.key}
          role="list"
          aria-label={column.title}
          style={{ backgroundSize: `100% ${100 / rows}%` }}
        >
          {now &&
            (column.isToday ?? columns.length >= 1) &&
            (column.key === now.day || column.isToday === undefined) && (
              <div className={css.now} style={{ top: top(now.minute) }} aria-hidden />
            )}
          {fitted(column.tasks, most).shown.map((one) => (
            <Block
              key={one.task.id}
              one={one}
              faint={moving?.task.id === one.task.id}
              style={{
                top: top(one.from),
                height: `${(one.length / 60 / rows) * 100}%`,
                left: `${(one.lane / one.lanes) * 100}%`,
                width: `${100 / one.lanes}%`,
              }}
              onPointerDown={(event) => {
                dragged.current = false;
                if (one.task.state !== 'open' || event.pointerType === 'touch' || event.button !== 0) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                const box = event.currentTarget.getBoundingClientRect();
                const grip = ((event.clientY - box.top) / box.height) * one.length;
                setMoving({
                  task: one.task,
                  column: column.key,
                  minute: one.from,
                  length: one.length,
                  by: 'hand',
                  grip,
                });
              }}
              onPointerMove={(event) =>
                Math.abs(event.movementX) + Math.abs(event.movementY) > 0 ? pull(event) : undefined
              }
              onPointerUp={() => {
                if (moving?.by !== 'hand') return;
                if (dragged.current) drop(moving);
                else setMoving(undefined);
              }}
              onPointerCancel={() => setMoving(undefined)}
              onKeyDown={(event) => press(event, one, column.key)}
              onBlur={() => moving?.by === 'keys' && moving.task.id === one.task.id && drop(moving)}
              onClick={() => !dragged.current && onOpen(one.task)}
            />
          ))}
          {fitted(column.tasks, most).more.map((more) => (
            <button
              key={more.from}
              type="button"
              role="listitem"
              className={css.more}
              style={{ top: top(more.from), height: `${(more.length / 60 / rows) * 100}%`, width: `${100 / most}%` }}
              onClick={() => onMore(column.key)}
            >
              {t('calendar.more', { count: more.tasks.length })}
            </button>
          ))}
          {moving?.column === column.key && (dragged.current || moving.by === 'keys') && (
            <div
              className={css.ghost}
              role="status"
              aria-live="polite"
              style={{ top: top(moving.minute), height: `${(moving.length / 60 / rows) * 100}%` }}
            >
              {t('calendar.at', { title: column.title, clock: wallAt('', moving.minute).slice(1) })}
            </div>
          )}
        </div>
      ))}
    </div>
  );
};

type BlockProps = { one: Laid<Task>; faint: boolean } & React.ComponentProps<'button'>;

const Block = ({ one: { task, from }, faint, ...rest }: BlockProps) => {
  const { t } = useWords('task');
  const pipeline = usePipeline(task.lead?.pipeline);
  const text = taskText(task.text, task.lead ? pipeline : undefined);
  const about = task.lead?.name ?? task.contact?.name ?? task.company?.name;
  const clock = wallAt('', from).slice(1);
  const late = task.state === 'open' && task.overdueAt !== null;
  return (
    <button
      type="button"
      role="listitem"
      className={css.block}
      data-task={task.id}
      data-state={task.state}
      data-meeting={task.type === 'meeting' || undefined}
      data-faint={faint || undefined}
      data-tone={late ? 'red' : undefined}
      aria-label={[clock, text, about, task.priority === 'high' && t('kit:priority.high'), late && t('late')]
        .filter(Boolean)
        .join(', ')}
      aria-description={task.state === 'open' ? t('calendar.move') : undefined}
      {...rest}
    >
      {task.state === 'done' && <IconCheck size={12} aria-hidden />}
      <PriorityMark priority={task.priority} /> <b>{clock}</b> {text}
      {about && <span className={css.about}> · {about}</span>}
    </button>
  );
};
