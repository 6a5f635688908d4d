import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Words } from '../../../workflows/words/words.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import { keyOf, wordsIn } from '../edit.ts';
import { WordsInput } from '../../automation/input/WordsInput.tsx';
import inputCss from '../../automation/input/Input.module.css';
import css from './Panel.module.css';

type Named = { key: string; name: Words };
type Props<T extends Named> = {
  label: string;
  items: T[];
  onChange: (items: T[]) => void;
  /** what one of them is; also the key where none can be made of its name */
  fallback: 'field' | 'option' | 'outcome' | 'reason' | 'task' | 'point';
  /** what else a new item has, beside key and name */
  fresh?: (named: Named) => T;
  more?: (item: T, put: (item: T) => void) => ReactNode;
  /** why this item may not be removed */
  keeps?: (item: T) => string | undefined;
};

/** Named things in order: written into the last line, Enter adds and goes on; the key is made of the name and stays. */
export const NamedList = <T extends Named>({ label, items, onChange, fallback, fresh, more, keeps }: Props<T>) => {
  const { t, language } = useWords('pipeline');
  const [typed, setTyped] = useState('');
  const add = () => {
    const text = typed.trim();
    if (!text) return;
    const name = wordsIn(text, language);
    const named = { key: keyOf(name, fallback, items), name };
    onChange([...items, fresh ? fresh(named) : (named as T)]);
    setTyped('');
  };
  const shift = (index: number, by: number) => {
    const item = items[index]!;
    onChange(items.toSpliced(index, 1).toSpliced(index + by, 0, item));
  };
  return (
    <div className={css.items} role="group" aria-label={label}>
      {items.map((item, index) => {
        const name = inLanguage(item.name, language);
        return (
          <div
            key={item.key}
            className={css.item}
            onKeyDown={(event) => {
              const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
              if (!event.altKey || !by || !items[index + by]) return;
              event.preventDefault();
              shift(index, by);
            }}
          >
            <WordsInput
              label={t('item.name', { name })}
              value={item.name}
              onChange={(next) => onChange(items.with(index, { ...item, name: next }))}
            />
            <span className={inputCss.line}>
              {index > 0 && (
                <Button
                  look="quiet"
                  label={t('item.up', { name })}
                  icon={<IconArrowUp size={15} />}
                  onClick={() => shift(index, -1)}
                />
              )}
              {index === 0 && items.length > 1 && (
                <Button
                  look="quiet"
                  label={t('item.down', { name })}
                  icon={<IconArrowDown size={15} />}
                  onClick={() => shift(index, 1)}
                />
              )}
              <Button
                look="quiet"
                label={t('item.remove', { name })}
                why={keeps?.(item)}
                icon={<IconX size={15} />}
                onClick={() => onChange(items.toSpliced(index, 1))}
              />
            </span>
            {more && (
              <div style={{ gridColumn: '1 / -1' }}>{more(item, (next) => onChange(items.with(index, next)))}</div>
            )}
          </div>
        );
      })}
      <div className={inputCss.line}>
        <input
          className={inputCss.input}
          aria-label={t('item.add', { name: label })}
          placeholder={t(`item.add.${fallback}`)}
          maxLength={300}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
          onBlur={add}
        />
        <Button label={t('item.add', { name: label })} icon={<IconPlus size={15} />} onClick={add} />
      </div>
    </div>
  );
};
