import { IconX } from '@tabler/icons-react';
import { useContext, useId } from 'react';
import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { askAgain } from '../ask/asking.ts';
import { attachFile, filesQuestion } from '../file/record.ts';
import { PickFiles } from '../file/PickFiles.tsx';
import { SendingLine } from '../file/SendingLine.tsx';
import { useUploads } from '../file/uploads.ts';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/Field.tsx';
import { useWords } from '../words.ts';
import css from './Field.module.css';
import { FieldsOf } from './fields-of.ts';
import { FileName } from './FileName.tsx';

type Props = { field: PipelineField; value: string; onChange: (text: string) => void; error?: string | undefined };

/** A file of a record: it is attached to it, so whoever sees the record opens it. */
export const FileInput = ({ field, value, onChange, error }: Props) => {
  const { t, language } = useWords('kit');
  const id = useId();
  const record = useContext(FieldsOf);
  const { sendings, send, again } = useUploads(async (kept) => {
    if (!record) return;
    await attachFile(record, kept.id);
    await askAgain([filesQuestion(record)]);
    onChange(kept.id);
  });
  return (
    <Field id={id} label={inLanguage(field.name, language)} error={error}>
      <div id={id} className={css.chosen}>
        {value && (
          <>
            <FileName id={value} />
            <Button look="quiet" icon={<IconX size={14} />} label={t('field.clear')} onClick={() => onChange('')} />
          </>
        )}
        <PickFiles
          quiet={Boolean(value)}
          picturesOnly={field.type === 'image'}
          why={record ? undefined : t('field.fileLater')}
          onPick={send}
        />
      </div>
      {sendings.map((sending) => (
        <SendingLine key={sending.key} sending={sending} again={() => again(sending)} />
      ))}
    </Field>
  );
};
