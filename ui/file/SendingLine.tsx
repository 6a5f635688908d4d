import { IconRefresh, IconX } from '@tabler/icons-react';
import { Button } from '../kit/Button.tsx';
import { problemText } from '../kit/problem.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { useWords } from '../words.ts';
import css from './File.module.css';
import { TypeIcon } from './FileLine.tsx';
import { sizeText } from './size.ts';
import type { Sending } from './uploads.ts';

/** A file on its way: how far it is, how to stop it, and what to do where it broke off. */
export const SendingLine = ({ sending, again }: { sending: Sending; again: () => void }) => {
  const { t, language } = useWords('file');
  const { file, sent, error, stop } = sending;
  return (
    <div className={css.line}>
      <span className={css.face}>
        <TypeIcon type={file.type} />
      </span>
      <span className={css.words}>
        <span className={css.name}>{file.name}</span>
        {error === undefined ? (
          <>
            <progress
              className={css.progress}
              max={file.size}
              value={sent}
              aria-label={t('sending', { name: file.name })}
            />
            <span className={css.dim}>
              {t('sent', { sent: sizeText(sent, t, language), size: sizeText(file.size, t, language) })}
            </span>
          </>
        ) : (
          <span className={css.wrong} role="alert">
            {problemText(error)}
          </span>
        )}
      </span>
      {error !== undefined && !isRefusal(error) && (
        <Button look="quiet" icon={<IconRefresh size={15} />} label={t('kit:again')} onClick={again} />
      )}
      <Button
        look="quiet"
        icon={<IconX size={15} />}
        label={t(error === undefined ? 'stop' : 'kit:close', { name: file.name })}
        onClick={stop}
      />
    </div>
  );
};
