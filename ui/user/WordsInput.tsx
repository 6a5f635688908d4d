import { IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Chip } from '../kit/Chip.tsx';
import { Input } from '../kit/Field.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';

type Props = {
  label: string;
  hint: string;
  value: string[];
  /** what others have been given: offered while typing */
  known: string[];
  onChange: (words: string[]) => void;
};

/** Words as chips: Enter or a comma takes what is typed, a click on a chip drops it. */
export const WordsInput = ({ label, hint, value, known, onChange }: Props) => {
  const { t } = useWords('user');
  const [typed, setTyped] = useState('');
  const list = useId();
  const take = (text: string) => {
    const words = text
      .split(',')
      .map((word) => word.trim().slice(0, 60))
      .filter((word) => word && !value.some((one) => one.toLowerCase() === word.toLowerCase()));
    if (words.length > 0) onChange([...value, ...new Set(words)]);
    setTyped('');
  };
  return (
    <div>
      <Input
        label={label}
        hint={hint}
        value={typed}
        list={list}
        onChange={({ target }) => (/,/.test(target.value) ? take(target.value) : setTyped(target.value))}
        onBlur={() => take(typed)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !typed.trim()) return;
          event.preventDefault();
          take(typed);
        }}
      />
      <datalist id={list}>
        {[...new Set(known)]
          .filter((word) => !value.includes(word))
          .map((word) => (
            <option key={word} value={word} />
          ))}
      </datalist>
      {value.length > 0 && (
        <div className={css.chips}>
          {value.map((word) => (
            <Chip
              key={word}
              icon={<IconX size={13} />}
              title={t('drop', { word })}
              onClick={() => onChange(value.filter((one) => one !== word))}
            >
              {word}
            </Chip>
          ))}
        </div>
      )}
    </div>
  );
};
