import { priorityWords } from '../../workflows/ticket/column.words.ts';
import { Priority } from '../../workflows/ticket/priority.schema.ts';
import type { PolicyRung } from '../../workflows/service/rung.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { useUsers } from '../session.tsx';
import { useOpenGroups } from '../work/groups.ts';
import { useWords } from '../words.ts';
import css from './ServiceSettings.module.css';
import { kindOf, stepKinds, whomOf, withKind, type StepKind } from './step.ts';

type Props = { rung: PolicyRung; onChange: (rung: PolicyRung) => void };

/** Whom a step tells, to whom it hands, or how far it raises. What there is nobody for is not offered. */
export const StepDoes = ({ rung, onChange }: Props) => {
  const { t, language } = useWords('service');
  const users = useUsers().filter(({ active }) => active);
  const groups = useOpenGroups();
  const kind = kindOf(rung);
  const choices: Partial<Record<StepKind, { value: string; name: string }[]>> = {
    'assign.user': users.map(({ id, name }) => ({ value: id, name })),
    'assign.group': groups.map(({ id, name }) => ({ value: id, name: inLanguage(name, language) })),
    raise: [
      { value: 'one', name: t('ladder.raise.one') },
      ...Priority.options.slice(1).map((value) => ({
        value,
        name: t('ladder.raise.to', { priority: inLanguage(priorityWords[value], language) }),
      })),
    ],
  };
  const whom = whomOf(rung);
  const offered = choices[kind] ?? [];
  return (
    <>
      <select
        className={css.select}
        aria-label={t('ladder.does')}
        value={kind}
        onChange={({ target }) => {
          const next = target.value as StepKind;
          onChange(withKind(rung, next, choices[next]?.[0]?.value ?? ''));
        }}
      >
        {stepKinds
          .filter((one) => one === kind || !choices[one] || choices[one].length > 0)
          .map((one) => (
            <option key={one} value={one}>
              {t(`ladder.does.${one}`)}
            </option>
          ))}
      </select>
      {choices[kind] && (
        <select
          className={css.select}
          aria-label={t('ladder.whom')}
          value={whom}
          onChange={({ target }) => onChange(withKind(rung, kind, target.value))}
        >
          {!offered.some(({ value }) => value === whom) && <option value={whom}>{t('ladder.gone')}</option>}
          {offered.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </>
  );
};
