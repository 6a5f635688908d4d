import { toast } from '../kit/toast.tsx';
import type { Say } from '../words.ts';

/** Copies a text to the clipboard, and says so. */
export const copyText = (text: string, t: Say): void =>
  void navigator.clipboard.writeText(text).then(
    () => toast(t('form:copied'), { tone: 'green' }),
    () => toast(t('form:copy.failed'), { tone: 'amber' }),
  );
