import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';

/** Dragging with the mouse, loaded after the board stands; the menu and Alt with arrows do the same. */
export const dragCard = (element: HTMLElement, leadId: string, stage: string) =>
  draggable({
    element,
    getInitialData: () => ({ leadId, stage }),
    onDragStart: () => element.setAttribute('data-dragged', ''),
    onDrop: () => element.removeAttribute('data-dragged'),
  });

type Column = {
  column: HTMLElement;
  list: HTMLElement;
  stage: string;
  onOver: (leadId: string | undefined) => void;
};

export const dropOn = ({ column, list, stage, onOver }: Column) =>
  combine(
    dropTargetForElements({
      element: column,
      getData: () => ({ stage }),
      canDrop: ({ source }) => typeof source.data.leadId === 'string' && source.data.stage !== stage,
      onDragEnter: ({ source }) => onOver(String(source.data.leadId)),
      onDragLeave: () => onOver(undefined),
      onDrop: () => onOver(undefined),
    }),
    autoScrollForElements({ element: list }),
  );

export const watchDrops = (board: HTMLElement, onDrop: (leadId: string, stage: string) => void) =>
  combine(
    autoScrollForElements({ element: board }),
    monitorForElements({
      onDrop: ({ source, location }) => {
        const stage = location.current.dropTargets[0]?.data.stage;
        if (typeof stage === 'string' && typeof source.data.leadId === 'string') onDrop(source.data.leadId, stage);
      },
    }),
  );
