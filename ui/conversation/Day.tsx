import { useQuery } from '@tanstack/react-query';
import { asking } from '../ask/asking.ts';
import { ageText, lengthText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './Day.module.css';

const SECONDS = 60;

/** One's own day in figures. */
export const Day = () => {
  const { t, language } = useWords('conversation');
  const now = useNow();
  const day = useQuery({ ...asking('/conversations/day'), staleTime: 15_000, refetchInterval: 60_000 }).data;
  if (!day) return null;
  const { answered, medianSeconds, waiting, longestSince, rating, rated } = day;
  const median =
    medianSeconds === null
      ? '–'
      : medianSeconds < SECONDS
        ? t('day.seconds', { count: medianSeconds })
        : lengthText(medianSeconds * 1000);
  const figures = [
    { name: 'answered', value: answered, more: undefined },
    { name: 'median', value: median, more: undefined },
    { name: 'waiting', value: waiting, more: longestSince && t('day.longest', { age: ageText(longestSince, now) }) },
    ...(rating === null
      ? []
      : [{ name: 'rating', value: rating.toLocaleString(language), more: t('day.rated', { count: rated }) }]),
  ];
  return (
    <dl className={css.day} aria-label={t('day')}>
      {figures.map(({ name, value, more }) => (
        <div key={name}>
          <dt>{t(`day.${name}`)}</dt>
          <dd>{value}</dd>
          {more && <dd className={css.more}>{more}</dd>}
        </div>
      ))}
    </dl>
  );
};
