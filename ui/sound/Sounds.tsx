import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Sound } from '../../workflows/sound/sound.schema.ts';
import { del, post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { languages } from '../language.ts';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Sound.module.css';
import { SpeechServer, useSpeaks } from './Speech.tsx';
import { changesSounds, Voice } from './Voice.tsx';

/** What clients hear of us on the phone, in each of their languages. */
export const Sounds = () => {
  const { t } = useWords('callback');
  const edits = useMe().role === 'admin';
  const [making, make] = useState(false);
  const speaks = useSpeaks(edits);
  const sounds = useQuery(asking('/sounds'));
  if (sounds.isPending) return <Skeleton rows={4} />;
  if (!sounds.data) return <Problem error={sounds.error} again={() => void sounds.refetch()} />;
  const add = (
    <Button look="primary" icon={<IconPlus size={16} />} onClick={() => make(true)}>
      {t('sound.new')}
    </Button>
  );
  return (
    <div className={css.lines}>
      <p className={css.dim}>{t('sound.about')}</p>
      {edits && <SpeechServer />}
      {sounds.data.items.length === 0 ? (
        <Empty title={t('sound.none')} text={t('sound.none.text')} action={edits ? add : undefined} />
      ) : (
        <>
          {edits && <div>{add}</div>}
          {sounds.data.items.map((sound) => (
            <One key={sound.id} sound={sound} edits={edits} speaks={speaks} />
          ))}
        </>
      )}
      {making && <New onClose={() => make(false)} />}
    </div>
  );
};

const One = ({ sound, edits, speaks }: { sound: Sound; edits: boolean; speaks: boolean }) => {
  const { t } = useWords('callback');
  const { id, name, voices } = sound;
  const removing = useWrite(() => del('/sounds/{id}', { path: { id } }), {
    changes: changesSounds,
    says: t('sound.removed'),
  });
  return (
    <section className={css.sound} aria-label={name}>
      <div className={css.head}>
        <b>{name}</b>
        {voices.length === 0 && <span className={css.dim}>{t('sound.silent')}</span>}
        {edits && (
          <Button
            look="quiet"
            icon={<IconTrash size={16} />}
            label={t('sound.remove', { name })}
            busy={removing.busy}
            onClick={() => void removing.write()}
          />
        )}
      </div>
      {languages
        .filter((language) => edits || voices.some((one) => one.language === language))
        .map((language) => (
          <Voice
            key={language}
            sound={id}
            language={language}
            voice={voices.find((one) => one.language === language)}
            edits={edits}
            speaks={speaks}
          />
        ))}
    </section>
  );
};

const New = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('callback');
  const form = useForm({ name: '' }, (body) => post('/sounds', { body }), { changes: changesSounds, then: onClose });
  return (
    <Dialog title={t('sound.new')} onClose={onClose}>
      <Form of={form} does={t('sound.make')} onCancel={onClose}>
        <Input label={t('sound.name')} hint={t('sound.name.hint')} required maxLength={60} {...form.field('name')} />
      </Form>
    </Dialog>
  );
};
