import { lazy, Suspense, useState, type DragEvent, type ReactNode } from 'react';
import { loadWords, useWords } from '../../words.ts';
import css from '../../pack/Pack.module.css';

const ImportFile = lazy(async () => {
  const [{ ImportFile: default_ }] = await Promise.all([import('./ImportFile.tsx'), loadWords('pack')]);
  return { default: default_ };
});

/** A file of a pipeline may be dropped anywhere on the list; `ask` opens the chooser. */
export const FileDrop = ({ children }: { children: (ask: () => void) => ReactNode }) => {
  const { t } = useWords('pack');
  const [over, setOver] = useState(false);
  const [file, setFile] = useState<File>();
  const ask = () => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: '.json,application/json' });
    input.addEventListener('change', () => setFile(input.files?.[0]));
    input.click();
  };
  const carries = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    <div
      className={css.drop}
      data-over={over ? t('file.drop') : undefined}
      onDragOver={(event) => {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as Node | null) || setOver(false)}
      onDrop={(event) => {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(false);
        setFile(event.dataTransfer.files[0]);
      }}
    >
      {children(ask)}
      {file && (
        <Suspense>
          <ImportFile file={file} onClose={() => setFile(undefined)} />
        </Suspense>
      )}
    </div>
  );
};
