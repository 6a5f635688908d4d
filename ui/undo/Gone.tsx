import { useQuery } from '@tanstack/react-query';
import { asking } from '../ask/asking.ts';
import { useWords } from '../words.ts';
import css from './Holding.module.css';

/** What undoing a mass change or a publication cannot take back, said before. */
export const Gone = ({ of, id }: { of: 'mass-changes' | 'publications'; id: string }) => {
  const { t } = useWords('undo');
  const path = `/${of}/{id}/gone` as const;
  const gone = useQuery({ ...asking(path, { path: { id } }), refetchInterval: 5000 }).data?.gone;
  return gone ? <span className={css.gone}>{t('gone', { count: gone })}</span> : null;
};
