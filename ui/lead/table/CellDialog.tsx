import { useState } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline, PipelineField } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { FieldInput } from '../../field/FieldInput.tsx';
import { FieldsOf } from '../../field/fields-of.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { language, useWords } from '../../words.ts';
import { fieldTyped } from '../typed.ts';
import { saveCell } from './save-cell.ts';
import css from './Cell.module.css';

type Props = { lead: Lead; field: PipelineField; pipeline: Pipeline; onDone: () => void };

/** A value that needs more room than a cell has: long words, several options, somebody to be found, a file. */
export const CellDialog = ({ lead, field, pipeline, onDone }: Props) => {
  const { t } = useWords('lead/table');
  const [typed, setTyped] = useState(fieldTyped(lead.fields[field.key]));
  const [theirs, setTheirs] = useState<{ lead: Lead; now: string }>();
  const save = async () => {
    const saved = await saveCell(theirs?.lead ?? lead, `fields.${field.key}`, typed, pipeline.definition);
    if (saved.state === 'theirs') setTheirs(saved);
    else if (saved.state === 'kept') onDone();
  };
  return (
    <Dialog title={`${inLanguage(field.name, language())} · ${lead.name}`} onClose={onDone}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FieldsOf value={{ noun: 'lead', id: lead.id }}>
          <FieldInput field={field} value={typed} autoFocus onChange={setTyped} />
        </FieldsOf>
        {theirs && <p role="alert">{t('theirs', { value: theirs.now || t('nothing') })}</p>}
        <div className={css.buttons}>
          <Button look="primary" type="submit">
            {t('save')}
          </Button>
          <Button look="quiet" onClick={onDone}>
            {t('kit:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
