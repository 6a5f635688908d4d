import { useQuery } from '@tanstack/react-query';
import { IconMicrophone } from '@tabler/icons-react';
import { useState } from 'react';
import type { Speech } from '../../workflows/speech/speech.schema.ts';
import { put } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { languageNames, languages } from '../language.ts';
import { useWords } from '../words.ts';
import css from './Sound.module.css';
import { Speak } from './Speak.tsx';

/** Whether texts can be spoken here. */
export const useSpeaks = (admin: boolean): boolean =>
  Boolean(useQuery({ ...asking('/speech'), enabled: admin }).data?.url);

/** Which server speaks our texts; admins see it. */
export const SpeechServer = () => {
  const { t } = useWords('callback');
  const [open, setOpen] = useState<'settings' | 'try'>();
  const { data } = useQuery(asking('/speech'));
  if (!data) return null;
  return (
    <div className={css.head}>
      <span className={css.server}>
        {data.url ? t('speech.by', { host: new URL(data.url).host }) : t('speech.none')}
      </span>
      {data.url && (
        <Button icon={<IconMicrophone size={16} />} onClick={() => setOpen('try')}>
          {t('speech.try')}
        </Button>
      )}
      <Button onClick={() => setOpen('settings')}>{t(data.url ? 'speech.change' : 'speech.connect')}</Button>
      {open === 'settings' && <Settings of={data} onClose={() => setOpen(undefined)} />}
      {open === 'try' && <Speak onClose={() => setOpen(undefined)} />}
    </div>
  );
};

const Settings = ({ of, onClose }: { of: Speech; onClose: () => void }) => {
  const { t } = useWords('callback');
  const { revision, secret } = of;
  const first = { url: of.url ?? '', secret: '', ...of.voices };
  const form = useForm(
    first as typeof first & Record<string, string>,
    ({ url, secret: typed, ...voices }) =>
      put('/speech', {
        body: {
          ...{ url: url.trim() || null, revision, ...(typed ? { secret: typed } : {}) },
          voices: Object.fromEntries(languages.flatMap((one) => (voices[one] ? [[one, voices[one]]] : []))),
        },
      }),
    { changes: [['/speech']], says: t('speech.saved'), then: onClose },
  );
  return (
    <Dialog title={t('speech.title')} onClose={onClose}>
      <Form of={form} does={t('speech.save')} onCancel={onClose}>
        <p className={css.dim}>{t('speech.about')}</p>
        <Input
          label={t('speech.url')}
          hint={t('speech.url.hint')}
          placeholder="https://tts.example/say"
          maxLength={500}
          spellCheck={false}
          {...form.field('url')}
        />
        <Input
          label={t('speech.secret')}
          hint={secret ? t('speech.secret.kept', { ends: secret }) : t('speech.secret.hint')}
          type="password"
          autoComplete="new-password"
          maxLength={500}
          {...form.field('secret')}
        />
        {languages.map((one) => (
          <Input
            key={one}
            label={t('speech.voice', { language: languageNames[one] })}
            maxLength={100}
            spellCheck={false}
            {...form.field(one)}
          />
        ))}
      </Form>
    </Dialog>
  );
};
