import { useNavigate } from '@tanstack/react-router';
import { IconArrowLeft } from '@tabler/icons-react';
import { Button } from '../kit/Button.tsx';
import { useKeys } from '../kit/keys.ts';
import { useWords } from '../words.ts';

/** Back to the list of people, of companies, of tickets; Esc does the same. */
export const WayBack = ({ to }: { to: '/contacts' | '/companies' | '/tickets' }) => {
  const { t } = useWords('contact');
  const navigate = useNavigate();
  const back = () => void navigate({ to });
  useKeys([{ keys: 'escape', does: t('way.back'), run: back }]);
  return <Button look="quiet" label={t('way.back')} icon={<IconArrowLeft size={16} />} onClick={back} />;
};
