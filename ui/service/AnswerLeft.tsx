import { IconClock, IconClockExclamation } from '@tabler/icons-react';
import type { PromiseShown } from '../../workflows/service/policy.schema.ts';
import { promiseWords } from '../../workflows/service/promise.words.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { exactText, lengthText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './AnswerLeft.module.css';

/** How much time is left for the answer that was promised, or for how long it is late. */
export const AnswerLeft = ({ promise: { kind, dueAt } }: { promise: PromiseShown }) => {
  const { t, language } = useWords('conversation');
  const now = useNow();
  if (!dueAt) return null;
  const left = Date.parse(dueAt) - now;
  const length = lengthText(Math.max(60_000, Math.abs(left)));
  const hint = t('promise.due', { promise: inLanguage(promiseWords[kind], language), due: exactText(dueAt) });
  const Icon = left < 0 ? IconClockExclamation : IconClock;
  return (
    <span
      className={css.left}
      data-late={left < 0 || undefined}
      data-soon={left < SOON_MS || undefined}
      data-hint={hint}
    >
      <Icon size={13} aria-label={hint} /> {left < 0 ? t('promise.late', { length }) : length}
    </span>
  );
};

const SOON_MS = 15 * 60_000;
