import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { FormEditor } from './FormEditor.tsx';
import { FormList } from './FormList.tsx';
import { formsQuery } from './forms.ts';

/** All forms, or the one that is open, as the address says; `show` names a pipeline for which one is to be made. */
export const FormSettings = () => {
  const { open, show } = useSearch({ from: '/frame/settings' });
  const navigate = useNavigate();
  const query = useQuery(formsQuery);
  if (query.isPending) return <Skeleton rows={6} />;
  if (!query.data) return <Problem error={query.error} again={() => void query.refetch()} />;
  const go = (key?: string) =>
    void navigate({ to: '/settings', search: { tab: 'forms', ...(key ? { open: key } : {}) } });
  const form = query.data.find(({ key }) => key === open);
  return form ? (
    <FormEditor key={form.id} form={form} onClose={() => go()} />
  ) : (
    <FormList key={show} forms={query.data} into={show} onOpen={go} />
  );
};
