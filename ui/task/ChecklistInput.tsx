import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Task } from '../../workflows/task/task.schema.ts';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './TaskCard.module.css';

type Props = { items: Task['checklist']; onChange: ((items: Task['checklist']) => void) | undefined };

/** Points of a task, ticked one by one; Enter adds another. Without `onChange` it is only read. */
export const ChecklistInput = ({ items, onChange }: Props) => {
  const { t } = useWords('task');
  const [typed, setTyped] = useState('');
  const add = () => {
    if (!typed.trim() || !onChange) return;
    onChange([...items, { text: typed.trim(), done: false }]);
    setTyped('');
  };
  const put = (at: number, item?: Task['checklist'][number]) =>
    onChange?.(items.toSpliced(at, 1, ...(item ? [item] : [])));
  if (!onChange && items.length === 0) return null;
  return (
    <fieldset className={css.checklist}>
      <legend>
        {t('checklist')}{' '}
        {items.length > 0 && (
          <span className={css.dim}>
            {items.filter(({ done }) => done).length}/{items.length}
          </span>
        )}
      </legend>
      <ul>
        {items.map((item, at) => (
          <li key={`${at}-${item.text}`}>
            <label>
              <input
                type="checkbox"
                checked={item.done}
                disabled={!onChange}
                onChange={({ target }) => put(at, { ...item, done: target.checked })}
              />{' '}
              <span data-done={item.done || undefined}>{item.text}</span>
            </label>
            {onChange && (
              <Button
                look="quiet"
                icon={<IconX size={14} />}
                label={t('checklist.remove', { text: item.text })}
                onClick={() => put(at)}
              />
            )}
          </li>
        ))}
      </ul>
      {onChange && items.length < 50 && (
        <span className={css.point}>
          <IconPlus size={14} aria-hidden />
          <input
            aria-label={t('checklist.add')}
            placeholder={t('checklist.add')}
            maxLength={200}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
        </span>
      )}
    </fieldset>
  );
};
