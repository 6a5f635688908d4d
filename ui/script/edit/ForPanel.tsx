import type { ReactNode } from 'react';
import type { ScriptDefinition, ScriptProblem } from '../../../workflows/script/script.schema.ts';
import { ScriptDirection } from '../../../workflows/script/script.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useClientLanguages } from '../../company/used.ts';
import { Chip } from '../../kit/Chip.tsx';
import { languageNames, type Language } from '../../language.ts';
import { usePipelines } from '../../pipeline/pipelines.ts';
import { useWords } from '../../words.ts';
import css from './Edit.module.css';
import { NameInput } from './SaidInput.tsx';

type Props = {
  definition: ScriptDefinition;
  of: Language;
  problems: ScriptProblem[];
  onChange: (definition: ScriptDefinition) => void;
};

const toggled = <T,>(list: T[], one: T): T[] =>
  list.includes(one) ? list.filter((each) => each !== one) : [...list, one];

/** What it is called, and for which calls it is: nothing chosen means all of them. */
export const ForPanel = ({ definition, of, problems, onChange }: Props) => {
  const { t, language } = useWords('script');
  const pipelines = usePipelines();
  const spoken = useClientLanguages();
  const { pipelines: own, languages, directions } = definition.for;
  const put = (part: Partial<ScriptDefinition['for']>) =>
    onChange({ ...definition, for: { ...definition.for, ...part } });
  const known = pipelines.map(({ key }) => key);
  const gone = own.filter(({ pipeline }) => !known.includes(pipeline));
  return (
    <section className={css.side} aria-label={t('whole')}>
      <h2>{t('whole')}</h2>
      {problems
        .filter(({ at }) => !at.step && !at.objection)
        .map(({ says, severity }) => (
          <p key={says} className={css.problem} data-severity={severity}>
            {says}
          </p>
        ))}
      <NameInput
        label={t('name')}
        texts={definition.name}
        of={of}
        onChange={(name) => onChange({ ...definition, name })}
      />
      <p className={css.dim}>{t('for.all')}</p>
      <Chips label={t('for.directions')}>
        {ScriptDirection.options.map((one) => (
          <Chip key={one} on={directions.includes(one)} onClick={() => put({ directions: toggled(directions, one) })}>
            {t(`direction.${one}`)}
          </Chip>
        ))}
      </Chips>
      <Chips label={t('for.languages')}>
        {spoken.map((one) => (
          <Chip key={one} on={languages.includes(one)} onClick={() => put({ languages: toggled(languages, one) })}>
            {languageNames[one]}
          </Chip>
        ))}
      </Chips>
      <Chips label={t('for.pipelines')}>
        {[
          ...pipelines.map(({ key, definition: { name } }) => ({ key, name: inLanguage(name, language) })),
          ...gone.map(({ pipeline }) => ({ key: pipeline, name: pipeline })),
        ].map(({ key, name }) => {
          const on = own.some(({ pipeline }) => pipeline === key);
          const next = on ? own.filter(({ pipeline }) => pipeline !== key) : [...own, { pipeline: key, stages: [] }];
          return (
            <Chip key={key} on={on} onClick={() => put({ pipelines: next })}>
              {name}
            </Chip>
          );
        })}
      </Chips>
      {own.map(({ pipeline: key, stages }) => {
        const found = pipelines.find((one) => one.key === key);
        if (!found) return null;
        const name = inLanguage(found.definition.name, language);
        return (
          <Chips key={key} label={t('for.stages', { name })}>
            {found.definition.stages
              .filter(({ kind }) => kind === 'open')
              .map((stage) => (
                <Chip
                  key={stage.key}
                  on={stages.includes(stage.key)}
                  onClick={() =>
                    put({
                      pipelines: own.map((one) =>
                        one.pipeline === key ? { ...one, stages: toggled(stages, stage.key) } : one,
                      ),
                    })
                  }
                >
                  {inLanguage(stage.name, language)}
                </Chip>
              ))}
          </Chips>
        );
      })}
    </section>
  );
};

const Chips = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={css.group}>
    <span className={css.dim} aria-hidden>
      {label}
    </span>
    <div className={css.chips} role="group" aria-label={label}>
      {children}
    </div>
  </div>
);
