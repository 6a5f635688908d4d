import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';

/** Each child of the list is dragged by its `[data-handle]`; it lands before the one that it is dropped on, or behind the last. */
export const sortByDragging = (list: HTMLElement, onMove: (from: number, to: number) => void): (() => void) => {
  const rows = [...list.children].filter((row): row is HTMLElement => row instanceof HTMLElement);
  const mine = Symbol('list');
  const below = (row: HTMLElement, y: number) => {
    const { top, height } = row.getBoundingClientRect();
    return y > top + height / 2;
  };
  return combine(
    ...rows.map((row, index) =>
      combine(
        draggable({
          element: row,
          dragHandle: row.querySelector('[data-handle]') ?? undefined,
          getInitialData: () => ({ mine, index }),
          onDragStart: () => row.setAttribute('data-dragged', ''),
          onDrop: () => row.removeAttribute('data-dragged'),
        }),
        dropTargetForElements({
          element: row,
          getData: () => ({ index }),
          canDrop: ({ source }) => source.data['mine'] === mine,
          onDrag: ({ location }) =>
            row.setAttribute('data-over', below(row, location.current.input.clientY) ? 'below' : 'above'),
          onDragLeave: () => row.removeAttribute('data-over'),
          onDrop: () => row.removeAttribute('data-over'),
        }),
      ),
    ),
    monitorForElements({
      canMonitor: ({ source }) => source.data['mine'] === mine,
      onDrop: ({ source, location }) => {
        const target = location.current.dropTargets[0]?.data['index'];
        const from = Number(source.data['index']);
        const row = typeof target === 'number' ? rows[target] : undefined;
        if (typeof target !== 'number' || !row) return;
        const to = target + (below(row, location.current.input.clientY) ? 1 : 0);
        if (to !== from && to !== from + 1) onMove(from, to > from ? to - 1 : to);
      },
    }),
  );
};
