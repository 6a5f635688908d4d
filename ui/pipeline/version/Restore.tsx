import { IconRestore } from '@tabler/icons-react';
import { post } from '../../ask/ask.ts';
import { useWrite } from '../../ask/use-write.ts';
import { cache } from '../../cache.ts';
import { Button } from '../../kit/Button.tsx';
import { useEditing } from '../editing.ts';
import { draftQuery } from '../pipeline-draft.ts';
import { useWords } from '../../words.ts';

/** Replaces the draft by a version; undo brings the draft back. */
export const Restore = ({ pipeline, number }: { pipeline: string; number: number }) => {
  const { t } = useWords('pipeline/version');
  const { draft } = useEditing();
  const path = { key: pipeline };
  const restoring = useWrite(
    async () => {
      await draft.save();
      const revision = cache.getQueryData(draftQuery(pipeline).queryKey)?.revision ?? draft.revision;
      return post('/pipelines/{key}/versions/{number}/restore', { path: { ...path, number }, body: { revision } });
    },
    {
      changes: [['/pipelines/{key}/draft', { path }]],
      says: t('restored', { number }),
      undo: async () => draft.undo(),
    },
  );
  return (
    <Button
      icon={<IconRestore size={16} />}
      busy={restoring.busy}
      why={draft.theirs ? t('restore.conflict') : undefined}
      onClick={() => void restoring.write()}
    >
      {t('restore', { number })}
    </Button>
  );
};
