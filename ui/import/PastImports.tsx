import { useQuery } from '@tanstack/react-query';
import { Chip } from '../kit/Chip.tsx';
import { numberText } from '../kit/number.ts';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './Import.module.css';
import { importsQuery } from './imports.ts';

/** What has been brought in, and what waits to be. */
export const PastImports = ({ onOpen }: { onOpen: (id: string) => void }) => {
  const { t, language } = useWords('import');
  const { data, error, refetch } = useQuery(importsQuery);
  const number = (value: number) => numberText(value, language);
  if (error) return <Problem error={error} again={() => void refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('past')}>
      <ul className={css.past}>
        {data.items.map(({ id, noun, fileName, state, counts, createdAt, createdBy }) => (
          <li key={id}>
            <button type="button" className={css.open} onClick={() => onOpen(id)}>
              {fileName}
            </button>
            <Chip tone={state === 'done' ? 'green' : 'dim'}>{t(`state.${state}`)}</Chip>
            <span className={css.dim}>
              {t(`noun.${noun}`)} · {t('rows', { count: counts.total, number: number(counts.total) })}
              {counts.refused > 0 &&
                ` · ${t('count.refused', { count: counts.refused, number: number(counts.refused) })}`}
              {createdBy?.name && ` · ${createdBy.name}`} · <Time at={createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
