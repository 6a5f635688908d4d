import {
  IconBug,
  IconCloudDownload,
  IconCloudOff,
  IconFileOff,
  IconHourglass,
  IconRotate,
  IconShieldOff,
  type Icon,
} from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import type { FilePart as Part } from '../../workflows/conversation/part.schema.ts';
import { isPackedByOutlook, mayFetchAgain } from '../../workflows/conversation/part.ts';
import { isShown } from '../../workflows/file/file.ts';
import { addressOf, FileLine, type ShownFile } from '../file/FileLine.tsx';
import { sizeText } from '../file/size.ts';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './Message.module.css';
import { fileOf, isOpen, useViewing } from './viewing.ts';
import { Voice } from './Voice.tsx';

/** A file of a message: seen or heard where it stands, or why it is not here and what to do about it. */
export const FilePart = ({ part, onFetch }: { part: Part; onFetch?: () => void }) => {
  const file = fileOf(part);
  if (!file) {
    const again = onFetch && mayFetchAgain(part) ? { onFetch } : {};
    return <Absent part={part} why={part.state === 'kept' ? 'lost' : part.state} {...again} />;
  }
  if (!isOpen(file)) return <Absent part={part} why={file.scan === 'infected' ? 'infected' : 'scanned'} />;
  const { type } = file;
  const { what } = part;
  if (type.startsWith('image/') && isShown(type)) return <Picture file={file} what={what} />;
  if (what === 'voice' || what === 'audio' || type.startsWith('audio/')) return <Voice file={file} />;
  if (type.startsWith('video/') && isShown(type))
    return <video className={css.film} controls preload="metadata" src={addressOf(file.id)} aria-label={file.name} />;
  return <Paper file={file} isPacked={isPackedByOutlook(part)} />;
};

/** Its size is known before it comes, so nothing moves; a click shows it whole. */
const Picture = ({ file, what }: { file: ShownFile; what: Part['what'] }) => {
  const { t } = useWords('message');
  const view = useViewing();
  const { id, name, width, height, thumbnail } = file;
  const open = (event: MouseEvent) => {
    // a new tab, where somebody wants one
    if (!view || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    view(id);
  };
  return (
    <a className={css.open} href={addressOf(id)} target="_blank" rel="noopener noreferrer" onClick={open}>
      <img
        className={css.picture}
        data-what={what}
        src={thumbnail ? `${addressOf(id)}/thumbnail` : addressOf(id)}
        alt={name || t('picture')}
        width={width ?? undefined}
        height={height ?? undefined}
        loading="lazy"
      />
    </a>
  );
};

const Paper = ({ file, isPacked }: { file: ShownFile; isPacked: boolean }) => {
  const { t } = useWords('message');
  const view = useViewing();
  return (
    <div className={css.paper}>
      <FileLine file={file} {...(view ? { onOpen: () => view(file.id) } : {})} />
      {isPacked && <span className={css.why}>{t('why.packed')}</span>}
    </div>
  );
};

type Why = Exclude<Part['state'], 'kept'> | 'scanned' | 'infected';

const marks: Record<Why, Icon> = {
  waits: IconCloudDownload,
  too_large: IconFileOff,
  lost: IconCloudOff,
  refused: IconShieldOff,
  scanned: IconHourglass,
  infected: IconBug,
};

type Missing = { part: Part; why: Why; onFetch?: () => void };

const Absent = ({ part: { what, name, size }, why, onFetch }: Missing) => {
  const { t, language } = useWords('message');
  const { t: inFiles } = useWords('file');
  const Mark = marks[why];
  return (
    <div className={css.absent} data-why={why}>
      <Mark size={18} aria-hidden />
      <span>
        <b>{name || t(`what.${what}`)}</b>
        {size === null ? null : <span className={css.dim}> {sizeText(size, inFiles, language)}</span>}
        <span className={css.why}>{t(`why.${why}`)}</span>
      </span>
      {onFetch && (
        <Button look="quiet" icon={<IconRotate size={14} />} onClick={onFetch}>
          {t('fetch.again')}
        </Button>
      )}
    </div>
  );
};
