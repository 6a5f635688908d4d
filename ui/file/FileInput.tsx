import { useQuery } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useCallback } from 'react';
import type { File as KeptFile } from '../../workflows/file/file.schema.ts';
import { asking } from '../ask/asking.ts';
import { isProblem } from '../ask/problem.ts';
import { Button } from '../kit/Button.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useWords } from '../words.ts';
import css from './File.module.css';
import { FileLine } from './FileLine.tsx';
import { PickFiles } from './PickFiles.tsx';
import { attachFile, type FileRecord } from './record.ts';
import { SendingLine } from './SendingLine.tsx';
import { useUploads } from './uploads.ts';

type Props = {
  /** the file's id; null where there is none */
  value: string | null;
  onChange: (fileId: string | null) => void;
  /** whose field it is: the file is attached to it as well, so that it stays and its readers may open it */
  record?: FileRecord | undefined;
  picturesOnly?: boolean;
  why?: string;
};

/** One file as the value of a field. */
export const FileInput = ({ value, onChange, record, picturesOnly, why }: Props) => {
  const { t } = useWords('file');
  const take = useCallback(
    async (kept: KeptFile) => {
      if (record)
        await attachFile(record, kept.id).catch((error: unknown) => {
          if (!isProblem(error, 'FileAttached')) throw error;
        });
      onChange(kept.id);
    },
    [record, onChange],
  );
  const { sendings, send, again } = useUploads(take);
  if (sendings.length > 0)
    return (
      <>
        {sendings.map((sending) => (
          <SendingLine key={sending.key} sending={sending} again={() => again(sending)} />
        ))}
      </>
    );
  if (value === null)
    return <PickFiles why={why} picturesOnly={picturesOnly} onPick={(files) => send(files.slice(0, 1))} />;
  return (
    <FileValue value={value}>
      {!why && <Button look="quiet" icon={<IconX size={15} />} label={t('clear')} onClick={() => onChange(null)} />}
    </FileValue>
  );
};

/** One file as the value of a field, to be read. */
export const FileValue = ({ value, children }: { value: string; children?: React.ReactNode }) => {
  const { t } = useWords('file');
  const file = useQuery(asking('/files/{id}/about', { path: { id: value } }));
  if (file.data) return <FileLine file={file.data}>{children}</FileLine>;
  if (file.isPending) return <Skeleton rows={1} height={36} />;
  return (
    <span className={css.line}>
      <span className={css.dim}>{t('gone')}</span>
      {children}
    </span>
  );
};
