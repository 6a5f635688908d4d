import { useEffect, useState } from 'react';
import { MOST_SPOKEN } from '../../workflows/speech/most-spoken.ts';
import type { Speaking } from '../../workflows/speech/speech.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Select, TextArea } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { languageNames, languages } from '../language.ts';
import { useWords } from '../words.ts';

type Props = {
  /** of the sound whose file it becomes; without one it is only listened to */
  language?: Language;
  /** what is kept, as it was heard */
  onKeep?: (sound: Blob) => Promise<unknown>;
  onClose: () => void;
};

/** A text as the speech server says it: heard first, then kept. */
export const Speak = ({ language, onKeep, onClose }: Props) => {
  const { t, language: own } = useWords('callback');
  const [keeping, setKeeping] = useState(false);
  const [heard, setHeard] = useState<{ blob: Blob; url: string; text: string }>();
  useEffect(() => () => URL.revokeObjectURL(heard?.url ?? ''), [heard]);
  const form = useForm({ text: '', language: language ?? own }, (body) => post('/speech/say', { body }), {
    then: (answer, { text }) => setHeard({ ...soundOf(answer), text }),
  });
  const keep = async () => {
    setKeeping(true);
    await onKeep?.(heard!.blob).finally(() => setKeeping(false));
  };
  const isTheSame = heard?.text === form.typed.text;
  return (
    <Dialog title={t('speech.speak', { language: languageNames[form.typed.language] })} onClose={onClose}>
      <Form of={form} does={t('speech.say')} onCancel={onClose}>
        {!language && (
          <Select label={t('speech.language')} {...form.field('language')}>
            {languages.map((one) => (
              <option key={one} value={one}>
                {languageNames[one]}
              </option>
            ))}
          </Select>
        )}
        <TextArea label={t('speech.text')} required maxLength={MOST_SPOKEN} {...form.field('text')} />
        {heard && <audio controls autoPlay src={heard.url} aria-label={t('speech.heard')} />}
        {heard && onKeep && (
          <Button busy={keeping} why={isTheSame ? undefined : t('speech.again')} onClick={() => void keep()}>
            {t('speech.keep')}
          </Button>
        )}
      </Form>
    </Dialog>
  );
};

const soundOf = ({ type, audio }: Speaking): { blob: Blob; url: string } => {
  const blob = new Blob([Uint8Array.from(atob(audio), (letter) => letter.charCodeAt(0))], { type });
  return { blob, url: URL.createObjectURL(blob) };
};
