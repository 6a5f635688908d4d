import { IconMicrophone, IconTrash, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Sound } from '../../workflows/sound/sound.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { del } from '../ask/ask.ts';
import type { Question } from '../ask/asking.ts';
import { call } from '../ask/call.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { languageNames } from '../language.ts';
import { useWords } from '../words.ts';
import css from './Sound.module.css';
import { Speak } from './Speak.tsx';
import { telephoneWav } from './telephone.ts';

export const changesSounds: Question[] = [['/sounds'], ['/pipelines/world']];

type Props = {
  sound: string;
  language: Language;
  voice: Sound['voices'][number] | undefined;
  edits: boolean;
  speaks: boolean;
};

/** What it says in one language: listened to as clients hear it, replaced by any sound file. */
export const Voice = ({ sound, language, voice, edits, speaks }: Props) => {
  const { t } = useWords('callback');
  const input = useRef<HTMLInputElement>(null);
  const [unread, setUnread] = useState(false);
  const path = { id: sound, language };
  const keeping = useWrite((body: Blob) => call('PUT', '/sounds/{id}/voices/{language}', { path, body }), {
    changes: changesSounds,
    says: t('sound.kept'),
  });
  const dropping = useWrite(() => del('/sounds/{id}/voices/{language}', { path }), { changes: changesSounds });
  const [speaking, speak] = useState(false);
  const take = async (file: Blob | undefined) => {
    if (!file) return;
    const wav = await telephoneWav(file).catch(() => undefined);
    setUnread(wav === undefined);
    if (wav) await keeping.write(wav);
  };
  const name = languageNames[language];
  return (
    <div className={css.voice}>
      <span>{name}</span>
      {voice && <audio controls preload="none" src={voice.path} aria-label={t('sound.listen', { language: name })} />}
      {edits && (
        <>
          <input
            ref={input}
            type="file"
            accept="audio/*"
            aria-label={t('sound.file', { language: name })}
            onChange={({ target }) => void take(target.files?.[0]).finally(() => (target.value = ''))}
          />
          <Button icon={<IconUpload size={16} />} busy={keeping.busy} onClick={() => input.current?.click()}>
            {t(voice ? 'sound.replace' : 'sound.upload')}
          </Button>
          {speaks && (
            <Button
              icon={<IconMicrophone size={16} />}
              label={t('speech.from', { language: name })}
              onClick={() => speak(true)}
            />
          )}
          {voice && (
            <Button
              look="quiet"
              icon={<IconTrash size={16} />}
              label={t('sound.drop', { language: name })}
              busy={dropping.busy}
              onClick={() => void dropping.write()}
            />
          )}
        </>
      )}
      {speaking && (
        <Speak
          language={language}
          onKeep={(heard) => take(heard).then(() => speak(false))}
          onClose={() => speak(false)}
        />
      )}
      {unread && (
        <span className={css.dim} role="alert">
          {t('sound.unread')}
        </span>
      )}
    </div>
  );
};
