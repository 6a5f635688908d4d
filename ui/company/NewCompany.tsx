import { useNavigate } from '@tanstack/react-router';
import { useKeptForm } from '../ask/use-form.ts';
import { filled } from '../field/fields.ts';
import { NeededFields } from '../field/NeededFields.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { KeptNote } from '../kit/KeptNote.tsx';
import { useWords } from '../words.ts';
import { AlikeCompanies } from './AlikeCompanies.tsx';
import { createCompany } from './companies.ts';

type Typed = { name: string; taxId: string; fields?: Record<string, string> };
type Props = { onClose: () => void; name?: string; onMade?: (id: string) => void };

/** A company by hand. */
export const NewCompany = (props: Props) => {
  const { t } = useWords('company');
  return (
    <Panel onClose={props.onClose} title={t('new')}>
      <Boxes {...props} />
    </Panel>
  );
};

const Boxes = ({ onClose, name = '', onMade }: Props) => {
  const { t } = useWords('company');
  const navigate = useNavigate();
  const form = useKeptForm<Typed, string>(
    name ? `company.${name}` : 'company',
    { name, taxId: '' },
    (typed, key) =>
      createCompany({ name: typed.name, taxId: typed.taxId.trim() || null, fields: filled(typed.fields ?? {}) }, key),
    {
      then: (id) => {
        onClose();
        if (onMade) onMade(id);
        else void navigate({ to: '/companies/$id', params: { id } });
      },
    },
  );
  const taxId = form.field('taxId');
  // the one that is there is meant
  const take = (id: string) => {
    form.clear();
    onClose();
    if (onMade) onMade(id);
    else void navigate({ to: '/companies/$id', params: { id } });
  };
  return (
    <Form of={form} does={t('add')} onCancel={onClose}>
      {form.found && <KeptNote onClear={form.clear} />}
      <Input label={t('field.name')} required maxLength={200} autoFocus {...form.field('name')} />
      <Input label={t('field.taxId')} maxLength={30} {...taxId} error={taxId.error && t('taxId.bad')} />
      <AlikeCompanies name={form.typed.name} taxId={form.typed.taxId} act={{ text: t('alike.take'), run: take }} />
      <NeededFields
        noun="company"
        typed={form.typed.fields ?? {}}
        onChange={(fields) => form.change({ fields })}
        wrong={form.wrong}
      />
    </Form>
  );
};
