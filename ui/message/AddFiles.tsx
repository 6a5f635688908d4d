import { IconCamera, IconMicrophone, IconPlayerStopFilled, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { PickFiles } from '../file/PickFiles.tsx';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './Message.module.css';
import type { Files } from './use-files.ts';
import { useRecorder } from './use-recorder.ts';

/** How files come into a message besides a drop and a paste: from the disk, a phone's camera, the microphone. */
export const AddFiles = ({ files }: { files: Files }) => {
  const { t } = useWords('message');
  const camera = useRef<HTMLInputElement>(null);
  const recorder = useRecorder((voice) => files.add([voice], 'voice'), t('voice.name'));
  const why = files.limits ? undefined : t('files.none');
  if (recorder.seconds !== undefined)
    return (
      <span className={css.recording}>
        {t('voice.recording', { seconds: recorder.seconds })}
        <Button
          look="quiet"
          icon={<IconPlayerStopFilled size={16} />}
          label={t('voice.done')}
          onClick={() => recorder.stop(true)}
        />
        <Button
          look="quiet"
          icon={<IconTrash size={16} />}
          label={t('voice.cancel')}
          onClick={() => recorder.stop(false)}
        />
      </span>
    );
  return (
    <span className={css.adds}>
      <PickFiles several quiet {...(why ? { why } : {})} onPick={files.add} />
      <span className={css.camera}>
        <Button
          look="quiet"
          icon={<IconCamera size={16} />}
          label={t('camera')}
          why={why}
          onClick={() => camera.current?.click()}
        />
      </span>
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        aria-label={t('camera')}
        onChange={({ target }) => {
          files.add([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button
        look="quiet"
        icon={<IconMicrophone size={16} />}
        label={t('voice.record')}
        why={why ?? (recorder.trouble && t(`voice.${recorder.trouble}`))}
        onClick={() => void recorder.start()}
      />
    </span>
  );
};
