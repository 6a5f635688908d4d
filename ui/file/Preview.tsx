import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { useKeys } from '../kit/keys.ts';
import { useWords } from '../words.ts';
import css from './File.module.css';
import { addressOf, type ShownFile } from './FileLine.tsx';
import { sizeText } from './size.ts';

type Props = { files: ShownFile[]; id: string; onGo: (id: string) => void; onClose: () => void };

/** A file in place; arrows go on to the next. */
export const Preview = ({ files, id, onGo, onClose }: Props) => {
  const { t, language } = useWords('file');
  const at = files.findIndex((one) => one.id === id);
  const file = files[at];
  const go = (step: number) => {
    const next = files[at + step];
    if (next) onGo(next.id);
  };
  if (!file) return null;
  return (
    <Dialog title={file.name} onClose={onClose} wide>
      <Arrows go={go} />
      <div className={css.preview}>
        <Shown key={file.id} file={file} />
      </div>
      <div className={css.below}>
        <Button
          look="quiet"
          icon={<IconChevronLeft size={16} />}
          label={t('before')}
          why={at <= 0 ? t('before.none') : undefined}
          onClick={() => go(-1)}
        />
        <Button
          look="quiet"
          icon={<IconChevronRight size={16} />}
          label={t('after')}
          why={at >= files.length - 1 ? t('after.none') : undefined}
          onClick={() => go(1)}
        />
        <span className={css.dim}>
          {[file.width && file.height ? `${file.width} × ${file.height}` : '', sizeText(file.size, t, language)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className={css.space} />
        <a className={css.save} href={`${addressOf(file.id)}?save=true`} download={file.name}>
          <IconDownload size={16} aria-hidden />
          {t('save')}
        </a>
      </div>
    </Dialog>
  );
};

/** Inside the dialog, whose wall keeps the page's keys out. */
const Arrows = ({ go }: { go: (step: number) => void }) => {
  const { t } = useWords('file');
  useKeys([
    { keys: 'arrowleft', does: t('before'), run: () => go(-1) },
    { keys: 'arrowright', does: t('after'), run: () => go(1) },
  ]);
  return null;
};

const Shown = ({ file }: { file: ShownFile }) => {
  const address = addressOf(file.id);
  if (file.type.startsWith('image/')) return <img src={address} alt={file.name} />;
  if (file.type.startsWith('video/')) return <video src={address} controls preload="metadata" />;
  if (file.type.startsWith('audio/')) return <audio src={address} controls preload="metadata" />;
  return <iframe src={address} title={file.name} />;
};
