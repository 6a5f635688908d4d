import { minutesOf } from '../../../workflows/task/minutes.ts';

/** Hours that a day shows, unless a task lies outside of them. */
export const usual = { from: 8, to: 20 };
export const STEP = 15;

/** A task on the wall: its day, minutes since midnight, length. */
export type Placed<T> = { task: T; day: string; from: number; length: number };
/** Beside how many others of the same time it stands, and at which place. */
export type Laid<T> = Placed<T> & { lane: number; lanes: number };

export const placed = <T extends { type: string }>(task: T, wallText: string): Placed<T> => ({
  task,
  day: wallText.slice(0, 10),
  from: Number(wallText.slice(11, 13)) * 60 + Number(wallText.slice(14, 16)),
  length: minutesOf(task.type),
});

/** Tasks of one column side by side where they overlap, the earliest at the left. */
export const laid = <T>(tasks: Placed<T>[]): Laid<T>[] => {
  const sorted = tasks.toSorted((one, other) => one.from - other.from);
  const done: Laid<T>[] = [];
  let group: Laid<T>[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const one of group) done.push({ ...one, lanes: ends.length });
    [group, ends] = [[], []];
  };
  for (const one of sorted) {
    if (ends.length > 0 && ends.every((end) => end <= one.from)) close();
    const free = ends.findIndex((end) => end <= one.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = one.from + one.length;
    group.push({ ...one, lane, lanes: 0 });
  }
  close();
  return done;
};

/** What is read of a task beside others, in pixels. */
const LANE = 64;

/** So many stand side by side in one of several columns. */
export const MOST = 4;

/** For what there is no room beside the others of its time: one block that says how many. */
export type More<T> = { day: string; from: number; length: number; tasks: T[] };

/** The tasks of one column, and where more overlap than `most`, what the last lane stands for. */
export const fitted = <T>(tasks: Placed<T>[], most: number): { shown: Laid<T>[]; more: More<T>[] } => {
  const shown: Laid<T>[] = [];
  const more: More<T>[] = [];
  for (const one of laid(tasks)) {
    const { task, day, from, length, lane, lanes } = one;
    if (lanes <= most || lane < most - 1) {
      shown.push({ ...one, lanes: Math.min(lanes, most) });
      continue;
    }
    const last = more.at(-1);
    if (last && from < last.from + last.length) {
      last.length = Math.max(last.length, from + length - last.from);
      last.tasks.push(task);
    } else more.push({ day, from, length, tasks: [task] });
  }
  return { shown, more };
};

/** How wide a column is at least: so that what is due at the same hour can be read. */
export const widthFor = <T>(tasks: Placed<T>[], most: number): number =>
  Math.min(most, Math.max(0, ...laid(tasks).map(({ lanes }) => lanes))) * LANE;

/** From which hour to which the columns go, so that every task is seen. */
export const hoursFor = (tasks: { from: number; length: number }[]): { from: number; to: number } => ({
  from: Math.min(usual.from, ...tasks.map(({ from }) => Math.floor(from / 60))),
  to: Math.max(usual.to, ...tasks.map(({ from, length }) => Math.min(24, Math.ceil((from + length) / 60)))),
});

/** A minute of the day at the nearest step, within the hours that are shown. */
export const snapped = (minute: number, { from, to }: { from: number; to: number }): number =>
  Math.min(to * 60 - STEP, Math.max(from * 60, Math.round(minute / STEP) * STEP));

export const wallAt = (day: string, minute: number): string =>
  `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
