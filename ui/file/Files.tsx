import { useQuery } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import type { File as KeptFile } from '../../workflows/file/file.schema.ts';
import { isShown } from '../../workflows/file/file.ts';
import { askAgain } from '../ask/asking.ts';
import { isProblem } from '../ask/problem.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import css from './File.module.css';
import { FileLine } from './FileLine.tsx';
import { useIncoming } from './incoming.ts';
import { PickFiles } from './PickFiles.tsx';
import { attachFile, filesQuery, filesQuestion, removeFile, type FileRecord } from './record.ts';
import { SendingLine } from './SendingLine.tsx';
import { useUploads } from './uploads.ts';

const SCAN_MS = 15_000;

const Preview = lazy(async () => ({ default: (await import('./Preview.tsx')).Preview }));

/** The files of a record; more come by a click, a drop anywhere on its page, or a paste. */
export const Files = ({ record }: { record: FileRecord }) => {
  const { t } = useWords('file');
  const files = useQuery({
    ...filesQuery(record),
    // a scanner tells nobody when it has looked
    refetchInterval: ({ state }) => (state.data?.items.some(({ scan }) => scan === 'waiting') ? SCAN_MS : false),
  });
  const [shown, show] = useState<string>();
  const { noun, id } = record;
  const attach = useCallback(
    async (kept: KeptFile) => {
      const where = { noun, id };
      await attachFile(where, kept.id).catch((error: unknown) => {
        // sent twice after an answer was lost
        if (!isProblem(error, 'FileAttached')) throw error;
      });
      await askAgain([filesQuestion(where)]);
    },
    [noun, id],
  );
  const { sendings, send, again } = useUploads(attach);
  const isOver = useIncoming(send);
  const removing = useWrite((file: KeptFile) => removeFile(record, file.id), {
    changes: [filesQuestion(record)],
    says: (_answer, { name }) => t('removed', { name }),
    tone: 'dim',
    undo: (_answer, file) => attachFile(record, file.id),
  });
  const items = files.data?.items ?? [];
  const seen = items.filter(({ type, scan }) => isShown(type) && (scan === 'none' || scan === 'clean'));
  return (
    <Section title={t('title', { count: items.length })} aside={<PickFiles several quiet onPick={send} />}>
      {files.error && <Problem error={files.error} again={() => void files.refetch()} />}
      {isOver && <p className={css.over}>{t('drop')}</p>}
      {files.data && items.length + sendings.length === 0 && !isOver && <p className={css.dim}>{t('none')}</p>}
      <ul className={css.list}>
        {items.map((file) => (
          <li key={file.id}>
            <FileLine file={file} onOpen={() => show(file.id)}>
              <Button
                look="quiet"
                icon={<IconX size={15} />}
                label={t('remove', { name: file.name })}
                onClick={() => void removing.write(file)}
              />
            </FileLine>
          </li>
        ))}
        {sendings.map((sending) => (
          <li key={`sending ${sending.key}`}>
            <SendingLine sending={sending} again={() => again(sending)} />
          </li>
        ))}
      </ul>
      <Suspense>
        {shown !== undefined && <Preview files={seen} id={shown} onGo={show} onClose={() => show(undefined)} />}
      </Suspense>
    </Section>
  );
};
