import { IconAlertTriangle, IconPlus, IconUserCheck } from '@tabler/icons-react';
import type { Import, ImportPreview, ImportTarget } from '../../workflows/import/import.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Chip } from '../kit/Chip.tsx';
import { numberText } from '../kit/number.ts';
import { dayText, exactText } from '../kit/time.ts';
import { useWords } from '../words.ts';
import css from './Import.module.css';

type Props = { of: Import; preview: ImportPreview; targets: ImportTarget[] };

/** What would become of the rows: how many of each kind, the first of them as they would be, and why others do not come in. */
export const Foresight = ({ of, preview: { counts, rows, refused }, targets }: Props) => {
  const { t, language } = useWords('import');
  const shown = targets.filter(({ key }) => of.settings.mapping.includes(key));
  const number = (value: number) => numberText(value, language);
  return (
    <div className={css.foresight}>
      <div className={css.line}>
        <Chip tone="green" icon={<IconPlus size={14} />}>
          {t('count.new', { count: counts.new, number: number(counts.new) })}
        </Chip>
        {counts.matched > 0 && (
          <Chip tone="blue" icon={<IconUserCheck size={14} />}>
            {t('count.matched', { count: counts.matched, number: number(counts.matched) })}
          </Chip>
        )}
        {counts.refused > 0 && (
          <Chip tone="amber" icon={<IconAlertTriangle size={14} />}>
            {t('count.refused', { count: counts.refused, number: number(counts.refused) })}
          </Chip>
        )}
      </div>
      {refused.length > 0 && (
        <ul className={css.reasons}>
          {refused.slice(0, 8).map(({ detail, count, lines }) => (
            <li key={detail}>
              <b>{number(count)}</b> {detail}{' '}
              <span className={css.dim}>
                {t('lines', { count: lines.length, lines: lines.slice(0, 8).join(', ') })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t('firstRows')}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t('line')}</th>
              <th>{t('becomes')}</th>
              {shown.map(({ key, name }) => (
                <th key={key}>{inLanguage(name, language)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, what, values, match, why }) => (
              <tr key={line}>
                <td className={css.number}>{line}</td>
                <td>
                  {what === 'matched'
                    ? t('matched', { name: match?.name ?? '' })
                    : t(what === 'new' ? 'new' : 'refused')}
                </td>
                {what === 'refused' ? (
                  <td colSpan={Math.max(1, shown.length)} className={css.amber}>
                    {why.join(' ')}
                  </td>
                ) : (
                  shown.map((target) => (
                    <td key={target.key}>
                      {readText(target, values.find(({ key }) => key === target.key)?.text ?? '')}
                    </td>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
};

/** A day in words, so that 01.02 is no riddle. */
const readText = ({ type }: ImportTarget, text: string): string => {
  if (text === '' || (type !== 'date' && type !== 'moment')) return text;
  return text.includes('T') ? exactText(text) : dayText(text);
};
