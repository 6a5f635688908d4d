import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Contact } from '../../workflows/contact/contact.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { post } from '../ask/ask.ts';
import { fieldProblem, isProblem } from '../ask/problem.ts';
import { useKept } from '../kept.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { KeptNote } from '../kit/KeptNote.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { useClientLanguages } from '../company/used.ts';
import { filled } from '../field/fields.ts';
import { NeededFields } from '../field/NeededFields.tsx';
import { useWords } from '../words.ts';
import { Alike } from './Alike.tsx';
import css from './Card.module.css';
import { takeContact } from './contacts.ts';

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
      <Form {...props} />
    </Panel>
  );
};

const Form = ({ onClose, name = '', companyId = null, onMade }: Props) => {
  const { t, language } = useWords('contact');
  const navigate = useNavigate();
  const used = useClientLanguages();
  const first: Typed = { name, phone: '', email: '', position: '', language };
  const { value: typed, key, found, change, renew, forget } = useKept<Typed>(`contact.${name}`, first);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const form = 'new-contact';
  useKeys([
    {
      keys: 'mod+enter',
      whileTyping: true,
      run: () => (document.getElementById(form) as HTMLFormElement | null)?.requestSubmit(),
    },
  ]);
  const box = (of: Exclude<keyof Typed, 'fields'>) => ({
    value: typed[of],
    autoComplete: 'off',
    onChange: ({ target }: { target: { value: string } }) => change({ ...typed, [of]: target.value }),
  });
  const submit = async () => {
    setBusy(true);
    setError(undefined);
    const { phone, email, fields = {}, ...more } = typed;
    const addresses = [
      { kind: 'phone' as const, value: phone.trim() },
      { kind: 'email' as const, value: email.trim() },
    ].filter(({ value }) => value !== '');
    try {
      const contact = await post('/contacts', { body: { ...more, fields: filled(fields), companyId, addresses }, key });
      forget();
      takeContact(contact);
      onClose();
      if (onMade) onMade(contact);
      else void navigate({ to: '/contacts/$id', params: { id: contact.id } });
    } catch (failure) {
      setError(failure);
      if (isProblem(failure) && failure.status >= 400 && failure.status < 500) renew();
      setBusy(false);
    }
  };
  return (
    <form
      id={form}
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      {found && <KeptNote onClear={forget} />}
      <Problem error={error} told={Object.keys(typed.fields ?? {}).map((key) => `fields.${key}`)} />
      <Input {...box('name')} label={t('field.name')} required maxLength={200} autoFocus />
      <Input {...box('phone')} type="tel" label={t('contact.phone')} placeholder="+7 701 555 20 18" maxLength={40} />
      <Input {...box('email')} type="email" label={t('contact.email')} maxLength={200} />
      <Alike {...typed} />
      <Input {...box('position')} label={t('field.position')} maxLength={120} />
      <NeededFields
        noun="contact"
        typed={typed.fields ?? {}}
        onChange={(fields) => change({ ...typed, fields })}
        wrong={(field) => fieldProblem(error, field)}
      />
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
