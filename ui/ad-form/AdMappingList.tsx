import { IconArrowRight, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { usualMapping, type AdAnswer } from '../../workflows/ad-form/ad-form.ts';
import type { AdKind, AdMapping } from '../../workflows/ad-form/ad-form.schema.ts';
import { contactTargets } from '../../workflows/form/check.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import type { Target } from '../form/FieldsOfForm.tsx';
import shared from '../form/Form.module.css';
import css from './Ad.module.css';

/** A row for each answer that is known by now, with where it goes; what goes nowhere stays in the lead's raw entry. */
export const AdMappingList = ({
  kind,
  mapping,
  answers,
  fields,
  onChange,
}: {
  kind: AdKind;
  mapping: AdMapping;
  answers: AdAnswer[];
  fields: Target[];
  onChange: (mapping: AdMapping) => void;
}) => {
  const { t, language } = useWords('ad-form');
  const [added, setAdded] = useState<string[]>([]);
  const [typed, setTyped] = useState('');
  const shown = mapping.length > 0 ? mapping : usualMapping[kind];
  const names = [...new Set([...answers.map(({ name }) => name), ...shown.map(({ from }) => from), ...added])];
  const put = (from: string, to: string) =>
    onChange([...shown.filter((one) => one.from !== from), ...(to ? [{ from, to }] : [])]);
  return (
    <Section title={t('mapping')} aside={t('mapping.note')}>
      <ul className={css.mapping}>
        {names.map((from) => (
          <li key={from}>
            <span className={css.from}>
              <code>{from}</code>
              <span className={shared.dim}>{answers.find(({ name }) => name === from)?.value}</span>
            </span>
            <IconArrowRight size={16} aria-hidden />
            <select
              className={shared.input}
              aria-label={t('mapping.to', { from })}
              value={shown.find((one) => one.from === from)?.to ?? ''}
              onChange={(event) => put(from, event.target.value)}
            >
              <option value="">{t('mapping.nowhere')}</option>
              <optgroup label={t('form:to.contact')}>
                {contactTargets.map((to) => (
                  <option key={to} value={to}>
                    {t(`form:to.${to}`)}
                  </option>
                ))}
              </optgroup>
              <optgroup label={t('form:to.pipeline')}>
                {fields.map(({ key, name }) => (
                  <option key={key} value={key}>
                    {inLanguage(name, language)}
                  </option>
                ))}
              </optgroup>
            </select>
            <Button
              look="quiet"
              icon={<IconX size={16} />}
              label={t('mapping.remove', { from })}
              why={answers.some(({ name }) => name === from) ? t('mapping.came') : undefined}
              onClick={() => {
                setAdded(added.filter((one) => one !== from));
                put(from, '');
              }}
            />
          </li>
        ))}
      </ul>
      <form
        className={shared.option}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim()) setAdded([...added, typed.trim()]);
          setTyped('');
        }}
      >
        <input
          className={shared.input}
          aria-label={t('mapping.name')}
          placeholder={t('mapping.name')}
          maxLength={200}
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" icon={<IconPlus size={16} />}>
          {t('form:add')}
        </Button>
      </form>
    </Section>
  );
};
