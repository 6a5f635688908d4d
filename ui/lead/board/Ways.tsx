import { IconLayoutKanban, IconTable } from '@tabler/icons-react';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';

/** From the board to the table and back. */
export const Ways = ({ as, onGo }: { as: 'board' | 'table'; onGo: (as: 'table' | undefined) => void }) => {
  const { t } = useWords('lead/board');
  return as === 'board' ? (
    <Button look="quiet" label={t('asTable')} icon={<IconTable size={16} />} onClick={() => onGo('table')} />
  ) : (
    <Button look="quiet" label={t('asBoard')} icon={<IconLayoutKanban size={16} />} onClick={() => onGo(undefined)} />
  );
};
