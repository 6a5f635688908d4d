import { useQuery } from '@tanstack/react-query';
import type { Field } from '../../workflows/field/field.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { asking } from '../ask/asking.ts';
import { useWords } from '../words.ts';
import css from './Fields.module.css';

/** Forms, templates, pipelines and views that name a field: what stops working as it did. */
export const FieldUses = ({ field }: { field: Pick<Field, 'id'> }) => {
  const { t, language } = useWords('field');
  const { data } = useQuery(asking('/fields/{id}/uses', { path: { id: field.id } }));
  if (!data) return null;
  if (data.items.length === 0) return <p className={css.dim}>{t('uses.none')}</p>;
  return (
    <section className={css.group} aria-label={t('uses')}>
      <b>{t('uses')}</b>
      <ul className={css.uses}>
        {data.items.map((use) => (
          <li key={`${use.in} ${use.key}`}>
            {t(`uses.${use.in}`, { name: inLanguage(use.name, language) })}
            {use.drawn && <span className={css.dim}> · {t('uses.drawn')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};
