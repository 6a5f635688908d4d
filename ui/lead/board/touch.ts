import { choose, isChoosing } from './selection.ts';

/** As long as a phone's own long press; a finger that moves further than this scrolls. */
const HOLD_MS = 500;
const SLACK_PX = 10;

/** On a touch screen a long press chooses the first card; while any is chosen a tap chooses another or lets it go instead of opening it. */
export const touchCard = (element: HTMLElement, leadId: string): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let touched: { x: number; y: number; held: boolean } | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const down = ({ pointerType, isPrimary, clientX: x, clientY: y, target }: PointerEvent) => {
    wait();
    touched = pointerType === 'touch' && isPrimary && !isControl(target) ? { x, y, held: false } : undefined;
    // a browser would begin to drag instead
    element.draggable = touched === undefined;
    if (!touched || isChoosing()) return;
    timer = setTimeout(() => {
      if (touched) touched.held = true;
      navigator.vibrate?.(10);
      choose(leadId);
    }, HOLD_MS);
  };
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (touched && Math.hypot(clientX - touched.x, clientY - touched.y) > SLACK_PX) wait();
  };
  const noMenu = (event: Event) => {
    if (touched && (touched.held || timer !== undefined || isChoosing())) event.preventDefault();
  };
  const tap = (event: MouseEvent) => {
    if (!touched || !(touched.held || isChoosing())) return;
    event.preventDefault();
    event.stopPropagation();
    if (!touched.held) choose(leadId);
    touched = undefined;
  };
  const gone = new AbortController();
  const { signal } = gone;
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', wait, { signal });
  element.addEventListener('pointercancel', wait, { signal });
  element.addEventListener('contextmenu', noMenu, { signal });
  element.addEventListener('click', tap, { signal, capture: true });
  return () => {
    wait();
    gone.abort();
  };
};

/** The checkbox and the menu button of a card work as with the mouse. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, input') !== null;
