import { WordsInput } from '../form/WordsInput.tsx';
import { When } from '../kit/When.tsx';
import type { Language } from '../language.ts';
import { useWords } from '../words.ts';
import css from './Account.module.css';
import { said, type Care } from './notice.ts';

type Props = {
  care: Care;
  language: Language;
  wrong: (field: string) => string | undefined;
  onChange: (care: Partial<Care>) => void;
};

/** The rating at the end of a talk, and the emergency notice with its end. */
export const CareInputs = ({ care: { rating, queue, notice, until }, language, wrong, onChange }: Props) => {
  const { t } = useWords('account');
  return (
    <>
      <label className={css.rating}>
        <input type="checkbox" checked={rating} onChange={({ target }) => onChange({ rating: target.checked })} />
        {t('rating')}
      </label>
      <label className={css.rating}>
        <input type="checkbox" checked={queue} onChange={({ target }) => onChange({ queue: target.checked })} />
        {t('queue')}
      </label>
      <WordsInput
        label={t('notice')}
        words={notice ?? undefined}
        language={language}
        optional
        error={wrong('notice')}
        onChange={(words) => onChange({ notice: words })}
      />
      {said(notice) && (
        <When
          kind="moment"
          required
          label={t('notice.until')}
          hint={t('notice.hint')}
          value={until}
          error={wrong('notice.until')}
          onChange={(at) => onChange({ until: at })}
        />
      )}
    </>
  );
};
