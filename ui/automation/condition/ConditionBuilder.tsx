import { IconTrash, IconX } from '@tabler/icons-react';
import type { Condition, Filter } from '../../../workflows/automation/condition.schema.ts';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import { comparisons, freshFilter, groupOf, joinOf, nested, partsOf, withComparison, type Is } from './comparison.ts';
import { ConditionValue } from './ConditionValue.tsx';
import css from './ConditionBuilder.module.css';
import { factOf, type Fact } from './facts.ts';
import { FactPick } from './FactPick.tsx';

type Props = {
  value: Condition | undefined;
  onChange: (value: Condition | undefined) => void;
  facts: Fact[];
  /** told to a screen reader, and the name of the whole */
  label: string;
};

/** Tests joined by "and", "or" and "not", for automations, stages, lists and chosen leads alike. */
export const ConditionBuilder = ({ value, onChange, facts, label }: Props) => (
  <div className={css.builder} role="group" aria-label={label}>
    {value && <Group value={value} onChange={onChange} facts={facts} depth={0} />}
    {!value && <Adding facts={facts} onAdd={onChange} />}
  </div>
);

type Node = { facts: Fact[]; depth: number };

/** A list of tests with one word between them; a single test is a list of one. */
const Group = ({
  value,
  onChange,
  facts,
  depth,
}: Node & { value: Condition; onChange: (value: Condition | undefined) => void }) => {
  const { t } = useWords('automation/condition');
  const join = joinOf(value) ?? 'all';
  const parts = partsOf(value);
  const put = (next: Condition[]) => onChange(depth > 0 && next.length > 0 ? nested(join, next) : groupOf(join, next));
  return (
    <>
      {parts.map((part, index) => (
        <div key={index} className={css.part}>
          {index > 0 && (
            <button
              type="button"
              className={css.join}
              aria-label={t('join', { word: t(`join.${join}`) })}
              data-hint={t('join.hint')}
              onClick={() => onChange(nested(join === 'all' ? 'any' : 'all', parts))}
            >
              {t(`join.${join}`)}
            </button>
          )}
          <Part
            value={part}
            facts={facts}
            depth={depth}
            onChange={(next) => put(next ? parts.with(index, next) : parts.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Adding
        facts={facts}
        onAdd={(filter) => put([...parts, filter])}
        onGroup={depth < 3 ? (filter) => put([...parts, nested(join === 'all' ? 'any' : 'all', [filter])]) : undefined}
      />
    </>
  );
};

const Part = ({
  value,
  onChange,
  facts,
  depth,
}: Node & { value: Condition; onChange: (value: Condition | undefined) => void }) => {
  const { t } = useWords('automation/condition');
  const isNot = 'not' in value;
  const inner = isNot ? value.not : value;
  const put = (next: Condition | undefined) => onChange(next && isNot ? { not: next } : next);
  const not = (
    <button
      type="button"
      className={css.not}
      aria-pressed={isNot}
      data-hint={t('not.hint')}
      onClick={() => onChange(isNot ? inner : { not: inner })}
    >
      {t('not')}
    </button>
  );
  if ('field' in inner) return <Row value={inner} onChange={put} facts={facts} not={not} />;
  return (
    <div className={css.group}>
      <div className={css.head}>
        {not}
        <span>{t(joinOf(inner) === 'any' ? 'group.any' : 'group.all')}</span>
        <Button
          look="quiet"
          label={t('group.remove')}
          icon={<IconTrash size={15} />}
          onClick={() => onChange(undefined)}
        />
      </div>
      <Group value={inner} onChange={put} facts={facts} depth={depth + 1} />
    </div>
  );
};

/** Field, comparison, value. */
const Row = ({
  value,
  onChange,
  facts,
  not,
}: {
  value: Filter;
  onChange: (value: Filter | undefined) => void;
  facts: Fact[];
  not: React.ReactNode;
}) => {
  const { t } = useWords('automation/condition');
  const fact = factOf(facts, value.field);
  const yesNo = fact.kind === 'checkbox' && (value.is === '=' || value.is === '!=') && value.value === true;
  return (
    <div className={css.row} role="group" aria-label={fact.name}>
      <div className={css.line}>
        <FactPick
          facts={facts}
          label={t('field')}
          value={value.field}
          onChange={(path) => onChange(freshFilter(factOf(facts, path)))}
        />
        {not}
        <Button
          look="quiet"
          label={t('remove', { name: fact.name })}
          icon={<IconX size={15} />}
          onClick={() => onChange(undefined)}
        />
      </div>
      <div className={css.line}>
        {yesNo ? (
          <select
            className={css.select}
            aria-label={t('value')}
            value={value.is}
            onChange={(event) => onChange({ ...value, is: event.target.value as Is })}
          >
            <option value="=">{t('yes')}</option>
            <option value="!=">{t('no')}</option>
          </select>
        ) : (
          <>
            <select
              className={css.select}
              aria-label={t('comparison')}
              value={value.is}
              onChange={(event) => onChange(withComparison(value, event.target.value as Is, fact))}
            >
              {comparisons(fact, value.is).map((is) => (
                <option key={is} value={is}>
                  {t(fact.kind === 'tags' && is === 'in' ? 'is.anyOf' : `is.${is}`)}
                </option>
              ))}
            </select>
            <ConditionValue filter={value} fact={fact} onChange={onChange} />
          </>
        )}
      </div>
    </div>
  );
};

const Adding = ({
  facts,
  onAdd,
  onGroup,
}: {
  facts: Fact[];
  onAdd: (filter: Filter) => void;
  onGroup?: ((filter: Filter) => void) | undefined;
}) => {
  const { t } = useWords('automation/condition');
  return (
    <div className={css.adding}>
      <FactPick facts={facts} label={t('add')} onChange={(path) => onAdd(freshFilter(factOf(facts, path)))} />
      {onGroup && (
        <FactPick facts={facts} label={t('add.group')} onChange={(path) => onGroup(freshFilter(factOf(facts, path)))} />
      )}
    </div>
  );
};
