import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Repeat } from '../../workflows/task/repeat.schema.ts';
import { post } from '../ask/ask.ts';
import { Input, Select } from '../kit/Field.tsx';
import { momentOf, shortDay, wall } from '../kit/time.ts';
import { When } from '../kit/When.tsx';
import { useWords } from '../words.ts';
import { endOf, presetOf, presetsFor, withEnd } from './repeat-presets.ts';
import css from './TaskCard.module.css';

type Props = {
  value: Repeat | null;
  onChange: (value: Repeat | null) => void;
  /** wall clock of the first one */
  due: string;
  responsibleId: string | undefined;
};

/** When the next one comes, with the dates that follow from it. */
export const RepeatInput = ({ value, onChange, due, responsibleId }: Props) => {
  const { t } = useWords('task');
  const presets = presetsFor(due);
  const chosen = presetOf(value, presets);
  const coming = useQuery({
    queryKey: ['/tasks/repeats', value, due, responsibleId],
    queryFn: ({ signal }) => {
      const dueAt = momentOf(due).toISOString();
      return post('/tasks/repeats', {
        body: { repeat: value!, dueAt, ...(responsibleId ? { responsibleId } : {}) },
        signal,
      });
    },
    enabled: value?.rule !== undefined,
    placeholderData: keepPreviousData,
  }).data?.items;
  const day = wall(momentOf(due));
  const names = { weekday: day.format('dd'), date: day.date(), day: shortDay(day) };
  return (
    <div className={css.repeat}>
      <Select
        label={t('repeat')}
        value={chosen}
        onChange={({ target }) => {
          const next = presets.find(({ name }) => name === target.value)?.repeat;
          if (next !== undefined) onChange(next && withEnd(next, endOf(value)));
        }}
        hint={
          value?.rule && coming
            ? t('repeat.next', { dates: coming.map((at) => shortDay(wall(at))).join(', ') })
            : undefined
        }
      >
        {presets.map(({ name }) => (
          <option key={name} value={name}>
            {t(`repeat.${name}`, names)}
          </option>
        ))}
        {chosen === 'custom' && <option value="custom">{t('repeat.custom')}</option>}
      </Select>
      {value?.after && (
        <Input
          type="number"
          label={t('repeat.amount')}
          min={1}
          max={999}
          value={value.after.amount}
          onChange={({ target }) => {
            const amount = Math.round(Number(target.value));
            if (amount >= 1 && amount <= 999) onChange({ after: { ...value.after!, amount } });
          }}
        />
      )}
      {value?.rule && (
        <When
          kind="date"
          label={t('repeat.until')}
          value={endOf(value)}
          onChange={(until) => onChange(withEnd(value, until))}
          hint={t('repeat.until.hint')}
        />
      )}
    </div>
  );
};
