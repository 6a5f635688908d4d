import { IconTrash } from '@tabler/icons-react';
import type { FormSetting } from '../../workflows/form/form.schema.ts';
import { inLanguage, quoted } from '../../workflows/words/words.ts';
import { del, patch, post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { useUses } from '../user/users.ts';
import { useWords } from '../words.ts';
import { dropForm, keepForm } from './forms.ts';

/** Deletes a form that nothing uses, and says where it is used if something does. Undo makes the same form again. */
export const DeleteForm = ({ form, onDeleted }: { form: FormSetting; onDeleted: () => void }) => {
  const { t, language } = useWords('form');
  const uses = useUses('/form-settings/{id}/uses', form.id);
  const named = uses?.pipelines.map(({ name }) => quoted(inLanguage(name, language), language)).join(', ');
  const leads = uses && (uses.leads > 1000 ? '1000+' : uses.leads);
  const why = named ? t('delete.named', { pipelines: named }) : leads ? t('delete.leads', { leads }) : undefined;
  const removing = useWrite(
    () => del('/form-settings/{id}', { path: { id: form.id }, query: { revision: form.revision } }),
    {
      then: () => {
        dropForm(form);
        onDeleted();
      },
      says: t('deleted', { title: inLanguage(form.definition.title, language) }),
      tone: 'dim',
      undo: () => makeAgain(form),
    },
  );
  return (
    <Button
      icon={<IconTrash size={16} />}
      busy={removing.busy || uses === undefined}
      why={why}
      onClick={() => void removing.write()}
    >
      {t('delete')}
    </Button>
  );
};

const makeAgain = async ({ key, pipeline, definition, disabledAt }: FormSetting): Promise<void> => {
  const made = await post('/form-settings', { body: { key, pipeline, definition } });
  keepForm(
    disabledAt
      ? await patch('/form-settings/{id}', { path: { id: made.id }, body: { revision: made.revision, disabled: true } })
      : made,
  );
};
