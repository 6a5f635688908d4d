import { segmentsOf } from '../../workflows/template/segments.ts';
import { useWords } from '../words.ts';
import css from './Template.module.css';

/** How many messages a text becomes; names that are filled in make it longer, so the preview counts the real one. */
export const PartCount = ({ text }: { text: string }) => {
  const { t } = useWords('template');
  const { parts, length, left, alphabet, because } = segmentsOf(text);
  return (
    <span className={css.count} data-many={parts > 3 || undefined}>
      {t('part.count', { count: parts })} · {t('part.length', { length, left })}
      {alphabet === 'unicode' &&
        ` · ${because.length > 0 ? t('part.unicode', { letters: because.join(' ') }) : t('part.letters')}`}
    </span>
  );
};
