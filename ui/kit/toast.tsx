import { IconAlertTriangle, IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../words.ts';
import { Button } from './Button.tsx';
import type { Tone } from './Chip.tsx';
import { useNarrow } from './narrow.ts';
import { problemText } from './problem.ts';
import css from './toast.module.css';

type Toast = {
  id: number;
  text: string;
  tone: Tone;
  /** "Undo" or another one thing to do about it */
  action?: { text: string; run: () => void };
  /** ms; errors stay twice as long */
  lasts: number;
};

let toasts: Toast[] = [];
let last = 0;
let place: HTMLElement | null = null;
const listeners = new Set<() => void>();
const listen = (listener: () => void) => (listeners.add(listener), () => listeners.delete(listener));
const tell = () => {
  for (const listener of listeners) listener();
};
const change = (next: Toast[]) => {
  toasts = next;
  tell();
};

export const toast = (
  text: string,
  { tone = 'dim', action, lasts = 6000 }: Partial<Omit<Toast, 'id' | 'text'>> = {},
) => {
  const id = ++last;
  // what is done one after the other would pile up; what went wrong waits to be read
  const before = toasts.filter((one, index) => one.tone === 'red' || index === toasts.length - 1);
  change([...before.slice(-3), { id, text, tone, action, lasts }]);
  return () => drop(id);
};

/** What was refused or failed, in a sentence. */
export const toastProblem = (error: unknown, action?: Toast['action']) =>
  toast(problemText(error), { tone: 'red', lasts: 12_000, ...(action ? { action } : {}) });

const drop = (id: number) => change(toasts.filter((one) => one.id !== id));

export const Toasts = () => {
  const shown = useSyncExternalStore(listen, () => toasts);
  const within = useSyncExternalStore(listen, () => place);
  const list = (
    <div className={within ? css.placed : css.toasts} aria-live="polite">
      {shown.map((one) => (
        <One key={one.id} {...one} />
      ))}
    </div>
  );
  return within ? createPortal(list, within) : list;
};

/** Where a wide page is full to its edges it gives toasts a line of its own: they cover nothing there. */
export const ToastPlace = () => (useNarrow(860) ? null : <div ref={takePlace} className={css.place} />);

const takePlace = (element: HTMLElement | null) => {
  place = element;
  tell();
  return () => {
    if (place !== element) return;
    place = null;
    tell();
  };
};

const icons: Partial<Record<Tone, typeof IconCheck>> = {
  red: IconAlertTriangle,
  amber: IconAlertTriangle,
  green: IconCheck,
};

const One = ({ id, text, tone, action, lasts }: Toast) => {
  const { t } = useWords('kit');
  useEffect(() => {
    const timer = setTimeout(() => drop(id), lasts);
    return () => clearTimeout(timer);
  }, [id, lasts]);
  const Icon = icons[tone] ?? IconInfoCircle;
  return (
    <div className={css.toast} data-tone={tone} role={tone === 'red' ? 'alert' : 'status'}>
      <Icon size={16} />
      <span className={css.text}>{text}</span>
      {action && (
        <Button
          onClick={() => {
            drop(id);
            action.run();
          }}
        >
          {action.text}
        </Button>
      )}
      <Button look="quiet" label={t('kit:toast.hide')} icon={<IconX size={16} />} onClick={() => drop(id)} />
    </div>
  );
};
