import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconMessages } from '@tabler/icons-react';
import { asking } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';

/** To the conversation with the lead's client, where there is one. */
export const WriteTo = ({ leadId }: { leadId: string }) => {
  const { t } = useWords('lead');
  const navigate = useNavigate();
  const talk = useQuery(asking('/conversations', { query: { lead: leadId, limit: 1 } })).data?.items[0];
  if (!talk) return null;
  const show = talk.state === 'closed' ? 'closed' : 'all';
  return (
    <Button
      icon={<IconMessages size={16} />}
      folds
      onClick={() => void navigate({ to: '/conversations', search: { show, open: talk.id } })}
    >
      {t('write')}
    </Button>
  );
};
