import { toast } from '../kit/toast.tsx';
import type { Say } from '../words.ts';

/** Copies a text to the clipboard, and says so. */
export const copyText = (text: string, t: Say): void =>
  void navigator.clipboard.writeText(text).then(
    () => toast(t('settings:copied'), { tone: 'green' }),
    () => toast(t('settings:copy.failed'), { tone: 'amber' }),
  );
