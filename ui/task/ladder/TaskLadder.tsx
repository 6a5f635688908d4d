import { IconPlus, IconX } from '@tabler/icons-react';
import { TaskRung, type After } from '../../../workflows/task/ladder.schema.ts';
import { rungWords } from '../../../workflows/task/ladder.words.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { keyFromName } from '../../../workflows/words/key.ts';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import css from './TaskLadder.module.css';

type Props = { ladder: TaskRung[]; fixed?: boolean; onChange: (ladder: TaskRung[]) => void };

const MOST = 20;

/** What is done about a task that nobody has done, how long after it was due. */
export const TaskLadder = ({ ladder, fixed = false, onChange }: Props) => {
  const { t, language } = useWords('task/ladder');
  const put = (at: number, rung: TaskRung) => onChange(ladder.with(at, rung));
  const add = () => {
    const taken = ladder.map((one) => one.key);
    const last = ladder.at(-1)?.by ?? { amount: 0, unit: 'hours' as const };
    const tells = ladder.some(({ does }) => does === 'supervisors');
    const by = { ...last, amount: last.amount + 1 };
    onChange([...ladder, { key: keyFromName('step', 'step', taken), by, does: tells ? 'on_call' : 'supervisors' }]);
  };
  return (
    <fieldset className={css.ladder} disabled={fixed} aria-label={t('ladder')}>
      {ladder.length === 0 && <p className={css.dim}>{t('none')}</p>}
      {ladder.map((rung, at) => (
        <div key={rung.key} className={css.rung} role="group" aria-label={t('step', { number: at + 1 })}>
          <span className={css.after}>
            {t('after')}
            <Length label={t('by')} value={rung.by} onChange={(by) => put(at, { ...rung, by })} />
          </span>
          <select
            className={css.input}
            aria-label={t('does')}
            value={rung.does}
            onChange={({ target }) => put(at, doing(rung, target.value as TaskRung['does']))}
          >
            {TaskRung.shape.does.options.map((one) => (
              <option key={one} value={one}>
                {inLanguage(rungWords[one], language)}
              </option>
            ))}
          </select>
          {repeats(rung.does) && (
            <label className={css.after}>
              <input
                type="checkbox"
                checked={rung.every !== undefined}
                onChange={({ target }) => put(at, again(rung, target.checked ? rung.by : undefined))}
              />
              {t('every')}
              {rung.every && (
                <Length label={t('every')} value={rung.every} onChange={(every) => put(at, again(rung, every))} />
              )}
            </label>
          )}
          {!fixed && (
            <Button
              look="quiet"
              label={t('remove', { number: at + 1 })}
              icon={<IconX size={15} />}
              onClick={() => onChange(ladder.toSpliced(at, 1))}
            />
          )}
        </div>
      ))}
      {!fixed && ladder.length < MOST && (
        <Button look="quiet" icon={<IconPlus size={15} />} onClick={add}>
          {t('add')}
        </Button>
      )}
    </fieldset>
  );
};

const repeats = (does: TaskRung['does']): boolean => does === 'remind' || does === 'supervisors';

const again = ({ every: _, ...rung }: TaskRung, every: After | undefined): TaskRung => ({
  ...rung,
  ...(every ? { every: { ...every, amount: Math.max(1, every.amount) } } : {}),
});

const doing = (rung: TaskRung, does: TaskRung['does']): TaskRung =>
  again({ ...rung, does }, repeats(does) ? rung.every : undefined);

const units = ['minutes', 'hours', 'days'] as const;

const Length = ({ label, value, onChange }: { label: string; value: After; onChange: (value: After) => void }) => {
  const { t } = useWords('task/ladder');
  return (
    <span className={css.length}>
      <input
        className={css.input}
        type="number"
        min={0}
        max={10_000}
        aria-label={label}
        value={value.amount}
        onChange={({ target }) =>
          onChange({ ...value, amount: Math.min(10_000, Math.max(0, Math.round(Number(target.value)))) })
        }
      />
      <select
        className={css.input}
        aria-label={t('unit', { label })}
        value={value.unit}
        onChange={({ target }) => onChange({ ...value, unit: target.value as After['unit'] })}
      >
        {units.map((one) => (
          <option key={one} value={one}>
            {t(`unit.${one}`)}
          </option>
        ))}
      </select>
    </span>
  );
};
