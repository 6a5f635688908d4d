import type { FormSetting } from '../../workflows/form/form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { useKeptForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { KeptNote } from '../kit/KeptNote.tsx';
import { useAskables } from '../pipeline/askables.ts';
import { keyFrom } from '../kit/key-from.ts';
import { useWords } from '../words.ts';
import { firstForm, keepForm } from './forms.ts';

type Typed = { title: string; key?: string; pipeline?: string };

export const NewForm = ({
  taken,
  into,
  onClose,
  onMade,
}: {
  taken: string[];
  /** the pipeline that is offered first */
  into?: string | undefined;
  onClose: () => void;
  onMade: (key: string) => void;
}) => {
  const { t, language } = useWords('form');
  const pipelines = useAskables();
  const intoOf = (typed: Typed) => typed.pipeline ?? into ?? pipelines[0]?.key ?? '';
  const keyOf = (typed: Typed) => typed.key ?? keyFrom(typed.title, taken);
  const form = useKeptForm<Typed, FormSetting>(
    'form-new',
    { title: '' },
    (typed) =>
      post('/form-settings', {
        body: { key: keyOf(typed), pipeline: intoOf(typed), definition: firstForm(typed.title.trim(), language) },
      }),
    {
      then: (made) => {
        keepForm(made);
        onMade(made.key);
      },
    },
  );
  return (
    <Dialog title={t('new')} onClose={onClose}>
      <Form of={form} does={t('make')} onCancel={onClose}>
        {form.found && <KeptNote onClear={form.clear} />}
        <Input label={t('title')} required maxLength={300} placeholder={t('title.example')} {...form.field('title')} />
        <Input
          label={t('key')}
          hint={t('key.hint')}
          required
          pattern="[a-z][a-z0-9_]{0,39}"
          maxLength={40}
          spellCheck={false}
          {...form.field('key')}
          value={keyOf(form.typed)}
        />
        <Select label={t('pipeline')} {...form.field('pipeline')} value={intoOf(form.typed)}>
          {pipelines.map((one) => (
            <option key={one.key} value={one.key}>
              {inLanguage(one.name, language)}
              {one.noun === 'ticket' && ` · ${t('ticket:tickets')}`}
              {!one.published && ` · ${t('drawn')}`}
            </option>
          ))}
        </Select>
      </Form>
    </Dialog>
  );
};
