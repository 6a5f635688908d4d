import { IconCalendarTime } from '@tabler/icons-react';
import { Button } from '../kit/Button.tsx';
import { When } from '../kit/When.tsx';
import { useWords } from '../words.ts';
import css from './Composer.module.css';

/** When it leaves, where not at once. */
export const SendLater = ({ at, onChange }: { at: string | undefined; onChange: (at: string | undefined) => void }) => {
  const { t } = useWords('conversation');
  if (at === undefined)
    return (
      <Button look="quiet" icon={<IconCalendarTime size={16} />} label={t('later')} onClick={() => onChange('')} />
    );
  return (
    <span className={css.later}>
      <When kind="moment" bare label={t('later')} value={at} onChange={onChange} autoFocus />
      <Button look="quiet" onClick={() => onChange(undefined)}>
        {t('later.not')}
      </Button>
    </span>
  );
};
