import { IconTableImport } from '@tabler/icons-react';
import { useCallback, useRef, useState, type DragEvent } from 'react';
import type { File as KeptFile } from '../../workflows/file/file.schema.ts';
import type { FieldNoun } from '../../workflows/field/field.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { SendingLine } from '../file/SendingLine.tsx';
import { useUploads } from '../file/uploads.ts';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useWords } from '../words.ts';
import css from './Import.module.css';
import { changesImports } from './imports.ts';

/** Where a table is dropped or chosen; once it is read, its columns are shown. */
export const PickTable = ({ noun, onRead }: { noun: FieldNoun; onRead: (id: string) => void }) => {
  const { t } = useWords('import');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const reading = useWrite((fileId: string) => post('/imports', { body: { noun, fileId } }), {
    changes: changesImports,
    refusal: 'form',
    then: ({ id }) => onRead(id),
  });
  const { write } = reading;
  const read = useCallback((kept: KeptFile) => write(kept.id), [write]);
  const { sendings, send, again } = useUploads(read);
  const choose = (files: FileList | null) => {
    reading.forget();
    if (files?.[0]) send([files[0]]);
  };
  const drag = (event: DragEvent, is: boolean) => {
    event.preventDefault();
    setOver(is);
  };
  return (
    <div
      className={css.drop}
      data-over={over || undefined}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        choose(event.dataTransfer.files);
      }}
    >
      <IconTableImport size={28} aria-hidden />
      <b>{t(`drop.${noun}`)}</b>
      <p className={css.dim}>{t('drop.more')}</p>
      <Button look="primary" busy={reading.busy} onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.xlsx,.txt,.tsv"
        aria-label={t('choose')}
        onChange={({ target }) => {
          choose(target.files);
          target.value = '';
        }}
      />
      {sendings.map((one) => (
        <SendingLine key={one.key} sending={one} again={() => again(one)} />
      ))}
      {reading.busy && <p role="status">{t('reading')}</p>}
      <Problem error={reading.error} />
    </div>
  );
};
