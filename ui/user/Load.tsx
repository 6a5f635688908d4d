import { useWords } from '../words.ts';
import css from './Users.module.css';

/** Open leads against her limit, as figures and a bar: amber from 80 % on, red once the limit is reached. */
export const Load = ({ load, limit }: { load: number; limit: number }) => {
  const { t, language } = useWords('user');
  const share = limit === 0 ? 1 : Math.min(1, load / limit);
  const tone = share >= 1 ? 'red' : share >= 0.8 ? 'amber' : 'accent';
  const figure = (amount: number) => amount.toLocaleString(language === 'kk' ? 'ru' : language);
  return (
    <div className={css.load} data-tone={tone}>
      <span>
        {t('load', { load: figure(load), limit: figure(limit) })}
        {share >= 1 && ` · ${t('load.full')}`}
      </span>
      <span className={css.track} aria-hidden>
        <span style={{ width: `${Math.max(share * 100, load > 0 ? 2 : 0)}%` }} />
      </span>
    </div>
  );
};
