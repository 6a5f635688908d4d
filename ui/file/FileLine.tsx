import {
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMusic,
  IconPhoto,
  IconVideo,
  type Icon,
} from '@tabler/icons-react';
import { createElement, type ReactNode } from 'react';
import type { File as KeptFile } from '../../workflows/file/file.schema.ts';
import { isShown } from '../../workflows/file/file.ts';
import { useWords } from '../words.ts';
import css from './File.module.css';
import { sizeText } from './size.ts';

/** As much of a file as is shown of it. */
export type ShownFile = Pick<KeptFile, 'id' | 'name' | 'type' | 'size' | 'width' | 'height' | 'thumbnail' | 'scan'>;

export const addressOf = (id: string): string => `/api/v1/files/${id}`;

/** A file in one line: its picture, its name, its size. What can be shown is opened in place by `onOpen`, all else is saved. */
export const FileLine = ({
  file,
  onOpen,
  children,
}: {
  file: ShownFile;
  onOpen?: () => void;
  children?: ReactNode;
}) => {
  const { t, language } = useWords('file');
  const opens = onOpen && isShown(file.type);
  const closed = file.scan === 'waiting' || file.scan === 'infected';
  if (closed)
    return (
      <div className={css.line}>
        <span className={css.open} aria-disabled>
          <span className={css.face}>
            <TypeIcon type={file.type} />
          </span>
          <span className={css.words}>
            <span className={css.name}>{file.name}</span>
            <span className={css.closed}>{t(`scan.${file.scan}`)}</span>
          </span>
        </span>
        {children}
      </div>
    );
  return (
    <div className={css.line}>
      <a
        className={css.open}
        href={opens ? addressOf(file.id) : `${addressOf(file.id)}?save=true`}
        download={opens ? undefined : file.name}
        onClick={(event) => {
          // a new tab, where somebody wants one
          if (!opens || event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onOpen();
        }}
      >
        <Face file={file} />
        <span className={css.words}>
          <span className={css.name}>{file.name}</span>
          <span className={css.dim}>{sizeText(file.size, t, language)}</span>
        </span>
      </a>
      {children}
    </div>
  );
};

const Face = ({ file }: { file: ShownFile }) => {
  return (
    <span className={css.face}>
      {file.thumbnail ? (
        <img src={`${addressOf(file.id)}/thumbnail`} alt="" width={36} height={36} loading="lazy" />
      ) : (
        <TypeIcon type={file.type} />
      )}
    </span>
  );
};

/** What kind of file it is, at a glance. */
export const TypeIcon = ({ type }: { type: string }) =>
  createElement(icons.find(([start]) => type.startsWith(start))?.[1] ?? IconFile, { size: 20, 'aria-hidden': true });
const icons: [start: string, icon: Icon][] = [
  ['image/', IconPhoto],
  ['video/', IconVideo],
  ['audio/', IconMusic],
  ['application/pdf', IconFileTypePdf],
  ['application/zip', IconFileZip],
  ['application/x-', IconFileZip],
  ['text/', IconFileText],
  ['application/vnd.', IconFileText],
];
