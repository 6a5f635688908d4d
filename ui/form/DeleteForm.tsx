import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormSetting } from '../../workflows/form/form.schema.ts';
import { inLanguage, quoted } from '../../workflows/words/words.ts';
import { del, patch, post } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { useUses } from '../user/users.ts';
import { useWords } from '../words.ts';
import { dropForm, keepForm } from './forms.ts';

/** Deletes a form that nothing uses, and says where it is used if something does. Undo makes the same form again. */
export const DeleteForm = ({ form, onDeleted }: { form: FormSetting; onDeleted: () => void }) => {
  const { t, language } = useWords('form');
  const [busy, setBusy] = useState(false);
  const uses = useUses('/form-settings/{id}/uses', form.id);
  const named = uses?.pipelines.map(({ name }) => quoted(inLanguage(name, language), language)).join(', ');
  const leads = uses && (uses.leads > 1000 ? '1000+' : uses.leads);
  const why = named ? t('delete.named', { pipelines: named }) : leads ? t('delete.leads', { leads }) : undefined;
  const remove = async () => {
    setBusy(true);
    try {
      await del(`/form-settings/${form.id}?revision=${form.revision}`);
      dropForm(form);
      toast(t('deleted', { title: inLanguage(form.definition.title, language) }), {
        action: { text: t('kit:undo'), run: () => void makeAgain(form).catch(toastProblem) },
      });
      onDeleted();
    } catch (error) {
      toastProblem(error);
      setBusy(false);
    }
  };
  return (
    <Button icon={<IconTrash size={16} />} busy={busy || uses === undefined} why={why} onClick={() => void remove()}>
      {t('delete')}
    </Button>
  );
};

const makeAgain = async ({ key, pipeline, definition, disabledAt }: FormSetting): Promise<void> => {
  const made = await post<FormSetting>('/form-settings', { key, pipeline, definition });
  keepForm(
    disabledAt
      ? await patch<FormSetting>(`/form-settings/${made.id}`, { revision: made.revision, disabled: true })
      : made,
  );
};
