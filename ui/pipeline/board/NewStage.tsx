import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../words.ts';
import css from './Board.module.css';

type Props = { open: boolean; onOpen: () => void; onName: (name: string) => void; onClose: () => void };

/** "+ Stage": a name and Enter, and the next name: a whole row of stages is typed in one go. */
export const NewStage = ({ open, onOpen, onName, onClose }: Props) => {
  const { t } = useWords('pipeline');
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (open) input.current?.focus();
  }, [open]);
  if (!open)
    return (
      <button type="button" className={css.addStage} data-add-stage onClick={onOpen}>
        <IconPlus size={15} aria-hidden />
        {t('stage.add')}
      </button>
    );
  const put = () => {
    if (typed.trim()) onName(typed.trim());
    setTyped('');
    return Boolean(typed.trim());
  };
  return (
    <div className={css.head} data-any>
      <input
        ref={input}
        className={css.naming}
        aria-label={t('stage.name')}
        placeholder={t('stage.name')}
        maxLength={300}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          put();
          onClose();
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter' && !put()) onClose();
          if (event.key === 'Escape') {
            setTyped('');
            onClose();
          }
        }}
      />
      <span className={css.note}>{t('stage.add.hint')}</span>
    </div>
  );
};
