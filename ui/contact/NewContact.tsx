import { useNavigate } from '@tanstack/react-router';
import type { Contact } from '../../workflows/contact/contact.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { post } from '../ask/ask.ts';
import { useKeptForm } from '../ask/use-form.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { KeptNote } from '../kit/KeptNote.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { useClientLanguages } from '../company/used.ts';
import { useWords } from '../words.ts';
import { Alike } from './Alike.tsx';
import css from './Card.module.css';
import { takeContact } from './contacts.ts';

type Typed = { name: string; phone: string; email: string; position: string; language: Language };
type Props = { onClose: () => void; name?: string; companyId?: string | null; onMade?: (contact: Contact) => void };

/** A person by hand. What was typed stays until the server has it. */
export const NewContact = (props: Props) => {
  const { t } = useWords('contact');
  return (
    <Panel onClose={props.onClose} title={t('new')}>
      <Form {...props} />
    </Panel>
  );
};

const Form = ({ onClose, name = '', companyId = null, onMade }: Props) => {
  const { t, language } = useWords('contact');
  const navigate = useNavigate();
  const used = useClientLanguages();
  const first: Typed = { name, phone: '', email: '', position: '', language };
  const { typed, found, clear, send, busy, error, told, field } = useKeptForm<Typed, Contact>(
    `contact.${name}`,
    first,
    ({ phone, email, ...more }, key) => {
      const addresses = [
        { kind: 'phone' as const, value: phone.trim() },
        { kind: 'email' as const, value: email.trim() },
      ].filter(({ value }) => value !== '');
      return post('/contacts', { body: { ...more, companyId, addresses }, key });
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
  const form = 'new-contact';
  useKeys([
    {
      keys: 'mod+enter',
      whileTyping: true,
      run: () => (document.getElementById(form) as HTMLFormElement | null)?.requestSubmit(),
    },
  ]);
  const box = (of: keyof Typed) => ({ ...field(of), autoComplete: 'off' });
  return (
    <form
      id={form}
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {found && <KeptNote onClear={clear} />}
      <Problem error={error} told={told} />
      <Input {...box('name')} label={t('field.name')} required maxLength={200} autoFocus />
      <Input {...box('phone')} type="tel" label={t('contact.phone')} placeholder="+7 701 555 20 18" maxLength={40} />
      <Input {...box('email')} type="email" label={t('contact.email')} maxLength={200} />
      <Alike {...typed} />
      <Input {...box('position')} label={t('field.position')} maxLength={120} />
      <Select {...box('language')} label={t('contact.language')}>
        {[...new Set([...used, typed.language])].map((one) => (
          <option key={one} value={one}>
            {t(`language.${one}`)}
          </option>
        ))}
      </Select>
      <div className={css.end}>
        <Button onClick={onClose}>{t('kit:cancel')}</Button>
        <Button look="primary" type="submit" busy={busy} keys="mod+enter">
          {t('add')}
        </Button>
      </div>
    </form>
  );
};
