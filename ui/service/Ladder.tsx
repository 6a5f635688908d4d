import { IconPlus, IconX } from '@tabler/icons-react';
import type { PolicyRung } from '../../workflows/service/rung.schema.ts';
import { keyFromName } from '../../workflows/words/key.ts';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import { Length } from './Length.tsx';
import css from './ServiceSettings.module.css';
import { StepDoes } from './StepDoes.tsx';

type Props = { ladder: PolicyRung[]; fixed: boolean; onChange: (ladder: PolicyRung[]) => void };

/** What is done, how long before or after the promised moment. */
export const Ladder = ({ ladder, fixed, onChange }: Props) => {
  const { t } = useWords('service');
  const put = (at: number, rung: PolicyRung) => onChange(ladder.with(at, rung));
  const add = () => {
    const key = keyFromName(
      'step',
      'step',
      ladder.map((one) => one.key),
    );
    const isFirst = ladder.length === 0;
    onChange([
      ...ladder,
      {
        ...{ key, side: isFirst ? 'before' : 'after', by: { amount: 30, unit: 'minutes' } },
        tell: isFirst ? 'assignee' : 'supervisors',
      },
    ]);
  };
  return (
    <div className={css.ladder}>
      <span className={css.dim}>{t('ladder')}</span>
      {ladder.map((rung, at) => (
        <div key={rung.key} className={css.row} role="group" aria-label={t('ladder.step', { number: at + 1 })}>
          <Length
            label={t('ladder.step', { number: at + 1 })}
            value={rung.by}
            onChange={(by) => by && put(at, { ...rung, by })}
          />
          <select
            className={css.select}
            aria-label={t('ladder.side')}
            value={rung.side}
            onChange={({ target }) => put(at, { ...rung, side: target.value as PolicyRung['side'] })}
          >
            <option value="before">{t('ladder.before')}</option>
            <option value="after">{t('ladder.after')}</option>
          </select>
          <StepDoes rung={rung} onChange={(next) => put(at, next)} />
          {rung.tell && rung.tell !== 'on_call' && (
            <Length
              label={t('ladder.every')}
              value={rung.every}
              onChange={(every) => {
                const { every: _, ...others } = rung;
                put(at, { ...others, ...(every ? { every } : {}) });
              }}
            />
          )}
          {!fixed && (
            <Button
              look="quiet"
              label={t('ladder.remove', { number: at + 1 })}
              icon={<IconX size={15} />}
              onClick={() => onChange(ladder.toSpliced(at, 1))}
            />
          )}
        </div>
      ))}
      {!fixed && (
        <Button look="quiet" icon={<IconPlus size={15} />} onClick={add}>
          {t('ladder.add')}
        </Button>
      )}
    </div>
  );
};
