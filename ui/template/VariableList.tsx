import { useQuery } from '@tanstack/react-query';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { foundVariables, insertionOf, type Variable } from '../../workflows/template/variables.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import shared from './Template.module.css';
import { valuesQuery } from './templates.ts';
import css from './Text.module.css';

/** Everything that a text may speak of, by its name and with the value that the lead of the preview has; a click puts it where the cursor is. */
export const VariableList = ({
  variables,
  drawn,
  leadId,
  spoken,
  text,
  onPick,
}: {
  variables: Variable[];
  drawn: Set<string>;
  leadId: string | undefined;
  /** the language of the text */
  spoken: string;
  text: string;
  onPick: (variable: Variable) => void;
}) => {
  const { t, language } = useWords('template');
  const [q, setQ] = useState('');
  const values = useQuery({ ...valuesQuery(variables, leadId ?? '', spoken), enabled: leadId !== undefined }).data;
  const found = foundVariables(variables, q, language).filter(({ kind }) => kind !== 'group');
  return (
    <Section title={t('variables')} aside={t('variables.how')}>
      <label className={css.find}>
        <IconSearch size={16} aria-hidden />
        <input
          type="search"
          value={q}
          placeholder={t('variables.search')}
          aria-label={t('variables.search')}
          onChange={(event) => setQ(event.target.value)}
        />
      </label>
      <ul className={css.variables}>
        {found.map((variable) => (
          <li key={variable.path}>
            <button
              type="button"
              data-used={text.includes(variable.path) || undefined}
              data-hint={
                variable.sometimes ? `${insertionOf(variable)} · ${t('variables.sometimes')}` : insertionOf(variable)
              }
              onClick={() => onPick(variable)}
            >
              <b>{inLanguage(variable.means, language)}</b>
              <span className={css.example}>
                {drawn.has(variable.path) ? t('variables.drawn') : values?.get(variable.path) || t('variables.empty')}
              </span>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className={shared.dim}>{t('variables.none')}</li>}
      </ul>
    </Section>
  );
};
