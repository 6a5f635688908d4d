import { IconHistory } from '@tabler/icons-react';
import { useWords } from '../words.ts';
import { Button } from './Button.tsx';
import css from './KeptNote.module.css';

/** Above a form that opens with what was typed into it earlier. */
export const KeptNote = ({ onClear }: { onClear: () => void }) => {
  const { t } = useWords('kit');
  return (
    <p className={css.note} role="status">
      <IconHistory size={16} aria-hidden />
      <span>{t('kept')}</span>
      <Button look="quiet" data-later onClick={onClear}>
        {t('clear')}
      </Button>
    </p>
  );
};
