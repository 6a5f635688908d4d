import { IconArrowRight, IconCheckbox, IconCoins, IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Select } from '../../kit/Field.tsx';
import { MenuItem, MenuTitle, Pop } from '../../kit/Menu.tsx';
import { When } from '../../kit/When.tsx';
import { useEditing } from '../editing.ts';
import { useWords } from '../../words.ts';
import css from './Days.module.css';
import { dayName } from './day.ts';
import type { Act, Day } from './life.ts';

type Props = {
  days: Day[];
  day?: number;
  onAdd: (act: Act) => void;
  children: ReactNode;
  label?: string;
  quiet?: boolean;
};

/** What a person might do on a day: answer a task, move the lead, take the money. */
export const ActMenu = ({ days, day: given, onAdd, children, label, quiet }: Props) => {
  const { t, language } = useWords('pipeline/days');
  const { names } = useEditing();
  const [at, setAt] = useState<HTMLElement>();
  const [day, setDay] = useState(given ?? 1);
  const [clock, setClock] = useState('11:00');
  const add = (does: { does: 'outcome' | 'move'; key: string } | { does: 'pay' }) => {
    setAt(undefined);
    onAdd({ day, clock, ...does });
  };
  return (
    <>
      {quiet ? (
        <button
          type="button"
          className={css.dayButton}
          aria-label={label}
          data-hint={label}
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => setAt(currentTarget)}
        >
          {children}
        </button>
      ) : (
        <Button
          icon={<IconPlus size={16} />}
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => setAt(currentTarget)}
        >
          {children}
        </Button>
      )}
      {at && (
        <Pop at={at} label={t('act.add')} role="dialog" width={300} onClose={() => setAt(undefined)}>
          <div className={css.moment}>
            <Select label={t('act.day')} value={day} onChange={({ target }) => setDay(Number(target.value))}>
              {days.map((one, index) => (
                <option key={one.date} value={index}>
                  {`${index + 1} · ${dayName(one, language)}`}
                </option>
              ))}
            </Select>
            <When kind="clock" label={t('act.clock')} value={clock} onChange={(next) => next && setClock(next)} />
          </div>
          <div role="menu" aria-label={t('act.add')}>
            {names.outcomes.length > 0 && <MenuTitle>{t('act.outcomes')}</MenuTitle>}
            {names.outcomes.map(({ key, name }) => (
              <MenuItem key={key} icon={<IconCheckbox size={16} />} onClick={() => add({ does: 'outcome', key })}>
                {inLanguage(name, language)}
              </MenuItem>
            ))}
            <MenuTitle>{t('act.moves')}</MenuTitle>
            {names.stages.map(({ key, name }) => (
              <MenuItem key={key} icon={<IconArrowRight size={16} />} onClick={() => add({ does: 'move', key })}>
                {inLanguage(name, language)}
              </MenuItem>
            ))}
            <MenuTitle>{t('act.client')}</MenuTitle>
            <MenuItem icon={<IconCoins size={16} />} onClick={() => add({ does: 'pay' })}>
              {t('act.pay')}
            </MenuItem>
          </div>
        </Pop>
      )}
    </>
  );
};
