import { useQuery } from '@tanstack/react-query';
import { inLanguage } from '../../workflows/words/words.ts';
import { asking } from '../ask/asking.ts';
import { useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './StatusMark.module.css';

/** On whoever is signed in: nothing while work comes to her; red when her break is longer than it may be. */
export const StatusMark = () => {
  const { language } = useWords('kit');
  const now = useNow();
  const statuses = useQuery(asking('/statuses')).data?.items ?? [];
  const mine = useQuery(asking('/me/status')).data;
  const status = statuses.find(({ key }) => key === mine?.status);
  if (!mine || !status || status.takes) return null;
  const over = mine.overAt !== null && Date.parse(mine.overAt) < now;
  const name = inLanguage(status.name, language);
  return <span className={css.mark} data-over={over || undefined} role="status" aria-label={name} title={name} />;
};
