import { IconArrowBackUp, IconCheck, IconClock } from '@tabler/icons-react';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './CallbackLine.module.css';
import type { Callback } from './sandbox-api.ts';

/** One call back to the application and how it answered, try by try. */
export const CallbackLine = ({ callback, what }: { callback: Callback; what: string }) => {
  const { t } = useWords('sandbox');
  const last = callback.answers.at(-1);
  const good = last !== undefined && last.status >= 200 && last.status < 300;
  const Icon = good ? IconCheck : last ? IconArrowBackUp : IconClock;
  const answer =
    last === undefined
      ? t('callback.waiting')
      : last.status === 0
        ? t('callback.silent')
        : t('callback.answered', { status: last.status });
  return (
    <li className={css.line} data-good={good || undefined}>
      <Icon size={14} aria-hidden />
      <span>
        {what}: {answer}
        {callback.answers.length > 1 && `, ${t('callback.tries', { n: callback.answers.length })}`}
        {!callback.done && callback.nextAt && last && (
          <>
            , {t('callback.next')} <Time at={callback.nextAt} />
          </>
        )}
      </span>
    </li>
  );
};
