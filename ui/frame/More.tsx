import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import css from '../kit/Rail.module.css';
import { useWords } from '../words.ts';

const MoreItems = lazy(async () => ({ default: (await import('./MoreItems.tsx')).MoreItems }));

/** On a phone the bar has room for what is used all day; the rest stands behind this. */
export const More = ({ onSearch }: { onSearch: () => void }) => {
  const { t } = useWords('kit');
  const [at, open] = useState<HTMLElement>();
  return (
    <>
      <button
        type="button"
        className={`${css.entry} ${css.more}`}
        aria-haspopup="menu"
        aria-label={t('kit:nav.more')}
        onClick={({ currentTarget }) => open(at ? undefined : currentTarget)}
      >
        <IconDots />
        <span className={css.label}>{t('kit:nav.more')}</span>
      </button>
      <Suspense>{at && <MoreItems at={at} onSearch={onSearch} onClose={() => open(undefined)} />}</Suspense>
    </>
  );
};
