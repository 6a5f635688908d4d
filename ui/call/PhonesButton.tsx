import { useQuery } from '@tanstack/react-query';
import { IconDeviceMobile } from '@tabler/icons-react';
import { asking } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import { showPhones, useShownPhones } from './phones.ts';

/** Lays the phones of a practice line on the table; of any other line there are real ones. */
export const PhonesButton = ({ line, named }: { line: string; named?: boolean }) => {
  const { t } = useWords('call');
  const shown = useShownPhones();
  const account = useQuery(asking('/accounts')).data?.items.find(({ id }) => id === line);
  if (account?.provider !== 'sandbox') return null;
  return (
    <Button
      icon={<IconDeviceMobile size={16} />}
      aria-pressed={shown === line}
      {...(named ? {} : { label: t('network') })}
      onClick={() => showPhones(shown === line ? undefined : line)}
    >
      {named && t('network')}
    </Button>
  );
};
