import { IconAlertTriangle, IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '../words.ts';
import { Button } from './Button.tsx';
import type { Tone } from './Chip.tsx';
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
const listeners = new Set<() => void>();
const change = (next: Toast[]) => {
  toasts = next;
  for (const listener of listeners) listener();
};

export const toast = (
  text: string,
  { tone = 'dim', action, lasts = 6000 }: Partial<Omit<Toast, 'id' | 'text'>> = {},
) => {
  const id = ++last;
  change([...toasts.slice(-3), { id, text, tone, action, lasts }]);
  return () => drop(id);
};

/** What was refused or failed, in a sentence. */
export const toastProblem = (error: unknown, action?: Toast['action']) =>
  toast(problemText(error), { tone: 'red', lasts: 12_000, ...(action ? { action } : {}) });

const drop = (id: number) => change(toasts.filter((one) => one.id !== id));

export const Toasts = () => {
  const shown = useSyncExternalStore(
    (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    () => toasts,
  );
  return (
    <div className={css.toasts} aria-live="polite">
      {shown.map((one) => (
        <One key={one.id} {...one} />
      ))}
    </div>
  );
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
      <Button look="quiet" label={t('kit:close')} icon={<IconX size={16} />} onClick={() => drop(id)} />
    </div>
  );
};
