import { useQuery } from '@tanstack/react-query';
import { asking } from '../ask/asking.ts';
import { useWords } from '../words.ts';

/** The name of a client by its id; whoever may not see it is told that it is there. */
export const ContactName = ({ id }: { id: string }) => {
  const { t } = useWords('kit');
  const { data, isPending } = useQuery({
    ...asking('/contacts/{id}', { path: { id } }),
    staleTime: 60_000,
    retry: false,
  });
  return <>{data?.name ?? (isPending ? '…' : t('field.unseen'))}</>;
};
