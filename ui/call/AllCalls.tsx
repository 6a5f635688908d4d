import { useNavigate } from '@tanstack/react-router';
import { IconPhone } from '@tabler/icons-react';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import { useHasLine } from './has-line.ts';

/** From what was promised to everything that was called. */
export const AllCalls = () => {
  const { t } = useWords('kit');
  const navigate = useNavigate();
  return useHasLine() ? (
    <Button look="quiet" folds icon={<IconPhone size={16} />} onClick={() => void navigate({ to: '/calls' })}>
      {t('kit:nav.calls')}
    </Button>
  ) : null;
};
