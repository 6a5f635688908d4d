import { useNavigate } from '@tanstack/react-router';
import type { Contact } from '../../workflows/contact/contact.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { post } from '../ask/ask.ts';
import { useKeptForm } from '../ask/use-form.ts';
import { useClientLanguages } from '../company/used.ts';
import { filled } from '../field/fields.ts';
import { NeededFields } from '../field/NeededFields.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { KeptNote } from '../kit/KeptNote.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import { Alike } from './Alike.tsx';
import { joinTyped, takeContact } from './contacts.ts';

type Typed = {
  name: string;
  phone: string;
  email: string;
  position: string;
  language: Language;
  fields?: Record<string, string>;
};
type Props = { onClose: () => void; name?: string; companyId?: string | null; onMade?: (contact: Contact) => void };

/** A person by hand. What was typed stays until the server has it. */
export const NewContact = (props: Props) => {
  const { t } = useWords('contact');
  return (
    <Panel onClose={props.onClose} title={t('new')}>
      <Boxes {...props} />
    </Panel>
  );
};

const Boxes = ({ onClose, name = '', companyId = null, onMade }: Props) => {
  const { t, language } = useWords('contact');
  const navigate = useNavigate();
  const used = useClientLanguages();
  const first: Typed = { name, phone: '', email: '', position: '', language };
  const form = useKeptForm(
    `contact.${name}`,
    first,
    ({ phone, email, fields = {}, ...more }, key) => {
      const typed = [
        { kind: 'phone' as const, value: phone.trim() },
        { kind: 'email' as const, value: email.trim() },
      ];
      const addresses = typed.filter(({ value }) => value !== '');
      return post('/contacts', { body: { ...more, fields: filled(fields), companyId, addresses }, key });
    },
    {
      then: (contact) => {
        takeContact(contact);
        onClose();
        if (onMade) onMade(contact);
        else void navigate({ to: '/contacts/$id', params: { id: contact.id } });
      },
    },
  );
  const take = async (id: string) => {
    form.clear();
    const { phone, email } = form.typed;
    const contact = await joinTyped(id, { phone, email });
    onClose();
    if (onMade) onMade(contact);
    else void navigate({ to: '/contacts/$id', params: { id } });
  };
  return (
    <Form of={form} does={t('add')} onCancel={onClose}>
      {form.found && <KeptNote onClear={form.clear} />}
      <Input label={t('field.name')} required maxLength={200} autoFocus autoComplete="off" {...form.field('name')} />
      <Input
        type="tel"
        label={t('contact.phone')}
        placeholder="+7 701 555 20 18"
        maxLength={40}
        autoComplete="off"
        {...form.field('phone')}
      />
      <Input type="email" label={t('contact.email')} maxLength={200} autoComplete="off" {...form.field('email')} />
      <Alike {...form.typed} act={{ text: t('alike.take'), run: (id) => void take(id).catch(toastProblem) }} />
      <Input label={t('field.position')} maxLength={120} autoComplete="off" {...form.field('position')} />
      <NeededFields
        noun="contact"
        typed={form.typed.fields ?? {}}
        onChange={(fields) => form.change({ fields })}
        wrong={form.wrong}
      />
      <Select label={t('contact.language')} {...form.field('language')}>
        {[...new Set([...used, form.typed.language])].map((one) => (
          <option key={one} value={one}>
            {t(`language.${one}`)}
          </option>
        ))}
      </Select>
    </Form>
  );
};
