import { useNavigate, useSearch } from '@tanstack/react-router';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useTemplates } from './templates.ts';
import { TemplateEditor } from './TemplateEditor.tsx';
import { TemplateList } from './TemplateList.tsx';

/** All templates, or the one that is open; which one stands in the address. */
export const TemplateSettings = () => {
  const { open, show } = useSearch({ from: '/frame/settings' });
  const navigate = useNavigate();
  const query = useTemplates();
  if (query.isPending) return <Skeleton rows={8} />;
  if (!query.data) return <Problem error={query.error} again={() => void query.refetch()} />;
  const go = (next: { open?: string; show?: string }) =>
    void navigate({ to: '/settings', search: { tab: 'templates', ...next } });
  const texts = query.data.filter(({ key }) => key === open);
  if (open && texts.length > 0)
    return (
      <TemplateEditor
        key={open}
        name={open}
        texts={texts}
        show={show}
        onShow={(slot) => go({ open, show: slot })}
        onClose={() => go({})}
      />
    );
  return (
    <TemplateList templates={query.data} onOpen={(key, slot) => go({ open: key, ...(slot ? { show: slot } : {}) })} />
  );
};
