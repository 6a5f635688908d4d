import { IconMessage, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { programOf } from '../../workflows/automation/program.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { useWords } from '../words.ts';
import css from './OneLead.module.css';
import type { Click } from './simulation.ts';

/** The client writes and we answer, where the pipeline listens to that. */
export const Talk = ({ definition, click }: { definition: PipelineDefinition; click: (click: Click) => void }) => {
  const { t } = useWords('trial');
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const { hears } = programOf(definition);
  if (!hears.has('lead.client_wrote')) return null;
  return (
    <>
      <Button icon={<IconMessage size={16} />} onClick={() => setOpen(true)}>
        {t('write')}
      </Button>
      {hears.has('lead.answered') && (
        <Button icon={<IconSend size={16} />} onClick={() => click({ does: 'answer' })}>
          {t('answer')}
        </Button>
      )}
      {isOpen && (
        <Dialog title={t('write')} onClose={() => setOpen(false)}>
          <form
            className={css.form}
            onSubmit={(event) => {
              event.preventDefault();
              click({ does: 'write', text });
              setText('');
              setOpen(false);
            }}
          >
            <Input label={t('write.text')} value={text} autoFocus onChange={(event) => setText(event.target.value)} />
            <div className={css.answers}>
              <Button onClick={() => setOpen(false)}>{t('kit:cancel')}</Button>
              <Button look="primary" type="submit">
                {t('write.done')}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
};
