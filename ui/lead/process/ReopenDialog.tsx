import { useState } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Select } from '../../kit/Field.tsx';
import { useWords } from '../../words.ts';
import css from './Process.module.css';
import { order } from './steer.tsx';

type Props = { lead: Lead; pipeline: Pipeline; onClose: () => void };

/** A closed lead goes back to work at a stage of choice; what that stage does, it does again. */
export const ReopenDialog = ({ lead, pipeline, onClose }: Props) => {
  const { t, language } = useWords('lead');
  const open = pipeline.definition.stages.filter(({ kind, retired }) => kind === 'open' && !retired);
  const [stage, setStage] = useState(open[0]?.key ?? '');
  const chosen = open.find(({ key }) => key === stage);
  const automations = pipeline.definition.automations.filter(
    ({ when, stages, off }) => when.on === 'stage.entered' && stages?.includes(stage) && !off,
  );
  const reopening = useWrite(
    () =>
      order(lead, {
        path: 'reopen',
        body: { stage },
        done: t('done.reopen', { stage: chosen ? inLanguage(chosen.name, language) : stage }),
        isClick: true,
      }),
    { then: (done) => done && onClose() },
  );
  return (
    <Dialog onClose={onClose} title={t('reopen.title', { name: lead.name })}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void reopening.write();
        }}
      >
        <Select label={t('reopen.stage')} value={stage} onChange={(event) => setStage(event.target.value)}>
          {open.map(({ key, name }) => (
            <option key={key} value={key}>
              {inLanguage(name, language)}
            </option>
          ))}
        </Select>
        <p className={css.dim}>
          {automations.length
            ? t('reopen.fires', { names: automations.map(({ name }) => inLanguage(name, language)).join(', ') })
            : t('reopen.quiet')}
        </p>
        <Button look="primary" type="submit" busy={reopening.busy}>
          {t('reopen')}
        </Button>
      </form>
    </Dialog>
  );
};
