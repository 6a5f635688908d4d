import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';

export type Side = 'before' | 'after';
/** What is carried: a kind of thing, its key, the list that it comes from. */
export type Carried = { what: string; key: string; from: string };

type Item = Carried & {
  element: HTMLElement;
  handle?: HTMLElement | undefined;
  axis: 'x' | 'y';
  /** only things of the same list are taken */
  sameList?: boolean;
  onSide: (side: Side | undefined) => void;
};

/** Something that is dragged, and beside which others of its kind are put. */
export const dragItem = ({ element, handle, what, key, from, axis, sameList, onSide }: Item) => {
  const sideOf = (input: { clientX: number; clientY: number }): Side => {
    const box = element.getBoundingClientRect();
    const middle = axis === 'x' ? box.left + box.width / 2 : box.top + box.height / 2;
    return (axis === 'x' ? input.clientX : input.clientY) < middle ? 'before' : 'after';
  };
  const takes = (data: Record<string, unknown>) =>
    data['what'] === what && data['key'] !== key && (!sameList || data['from'] === from);
  return combine(
    draggable({
      element,
      ...(handle ? { dragHandle: handle } : {}),
      getInitialData: () => ({ what, key, from }),
      onDragStart: () => element.setAttribute('data-dragged', ''),
      onDrop: () => element.removeAttribute('data-dragged'),
    }),
    dropTargetForElements({
      element,
      canDrop: ({ source }) => takes(source.data),
      getData: ({ input }) => ({ beside: key, list: from, side: sideOf(input) }),
      onDrag: ({ location }) => onSide(sideOf(location.current.input)),
      onDragLeave: () => onSide(undefined),
      onDrop: () => onSide(undefined),
    }),
  );
};

/** A list that takes a thing at its end. */
export const dropList = (element: HTMLElement, what: string, list: string, onOver: (over: boolean) => void) =>
  dropTargetForElements({
    element,
    canDrop: ({ source }) => source.data['what'] === what,
    getData: () => ({ list }),
    onDragEnter: () => onOver(true),
    onDragLeave: () => onOver(false),
    onDrop: () => onOver(false),
  });

export type Drop = Carried & { to: string; beside?: string; side: Side };

export const watchDrops = (what: string, onDrop: (drop: Drop) => void) =>
  monitorForElements({
    canMonitor: ({ source }) => source.data['what'] === what,
    onDrop: ({ source, location }) => {
      const target = location.current.dropTargets[0]?.data;
      if (!target || typeof target['list'] !== 'string') return;
      const { key, from } = source.data as Carried;
      const beside = target['beside'];
      onDrop({
        what,
        key,
        from,
        to: target['list'],
        ...(typeof beside === 'string' ? { beside } : {}),
        side: target['side'] === 'before' ? 'before' : 'after',
      });
    },
  });

export const scrollWhileDragging = (element: HTMLElement) => autoScrollForElements({ element });
