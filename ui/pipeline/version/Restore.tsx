import { IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import type { Draft, DraftSaved } from '../../../workflows/pipeline/draft.schema.ts';
import { post, queryKeys } from '../../api.ts';
import { cache } from '../../cache.ts';
import { Button } from '../../kit/Button.tsx';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { useEditing } from '../editing.ts';
import { useWords } from '../../words.ts';

/** Replaces the draft by a version; undo brings the draft back. */
export const Restore = ({ pipeline, number }: { pipeline: string; number: number }) => {
  const { t } = useWords('pipeline/version');
  const { draft } = useEditing();
  const [busy, setBusy] = useState(false);
  const restore = async () => {
    setBusy(true);
    try {
      await draft.save();
      const revision = cache.getQueryData<Draft>(queryKeys.draft(pipeline))?.revision ?? draft.revision;
      await post<DraftSaved>(`/pipelines/${pipeline}/versions/${number}/restore`, { revision });
      await cache.invalidateQueries({ queryKey: queryKeys.draft(pipeline) });
      toast(t('restored', { number }), { tone: 'green', action: { text: t('restored.undo'), run: draft.undo } });
    } catch (error) {
      toastProblem(error);
    }
    setBusy(false);
  };
  return (
    <Button
      icon={<IconRestore size={16} />}
      busy={busy}
      why={draft.theirs ? t('restore.conflict') : undefined}
      onClick={() => void restore()}
    >
      {t('restore', { number })}
    </Button>
  );
};
