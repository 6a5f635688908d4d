import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { foundVariables, insertionOf, type Variable } from '../../workflows/template/variables.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import shared from './Template.module.css';
import css from './Text.module.css';

/** Everything that a text may speak of, with what it means and an example; a click puts it where the cursor is. */
export const VariableList = ({
  variables,
  onPick,
}: {
  variables: Variable[];
  onPick: (variable: Variable) => void;
}) => {
  const { t, language } = useWords('template');
  const [q, setQ] = useState('');
  const found = foundVariables(variables, q, language);
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
            <button type="button" onClick={() => onPick(variable)} data-hint={insertionOf(variable)}>
              <code>{variable.path}</code>
              <span>
                {inLanguage(variable.means, language)}
                {variable.sometimes && <i className={shared.dim}> · {t('variables.sometimes')}</i>}
              </span>
              <span className={css.example}>{variable.example}</span>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className={shared.dim}>{t('variables.none')}</li>}
      </ul>
    </Section>
  );
};
