import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Panel } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';
import { InviteLink } from './InviteLink.tsx';
import { OneTime } from './OneTime.tsx';
import { UserFields, type Fields } from './UserFields.tsx';
import { changesUsers, useCalendars, useTeams } from './users.ts';

/** A new account; its password is shown once, right after. */
export const AddUser = ({ onClose }: { onClose: () => void }) => {
  const { t, language } = useWords('user');
  const [team, calendar] = [useTeams()[0], useCalendars()[0]];
  const form = useForm(
    (): Fields & { email: string } => ({
      name: '',
      email: '',
      role: 'manager',
      teamId: team?.id ?? null,
      calendarId: calendar?.id ?? null,
      leadLimit: 200,
      skills: [],
      languages: [language],
      regions: [],
      extension: null,
    }),
    (typed) => post('/staff', { body: { ...typed, email: typed.email.trim(), language } }),
    { changes: changesUsers },
  );
  const made = form.answer;
  if (made)
    return (
      <Panel onClose={onClose} title={t('password.of', { name: made.person.name })}>
        <InviteLink userId={made.person.id} name={made.person.name} />
        <OneTime email={made.person.email} password={made.password} onDone={onClose} />
      </Panel>
    );
  return (
    <Panel onClose={onClose} title={t('add.title')}>
      <Form of={form} does={t('add.do')} onCancel={onClose}>
        <UserFields fields={form.typed} wrong={form.wrong} onChange={form.change} />
        <Input
          label={t('field.email')}
          hint={t('field.email.hint')}
          type="email"
          required
          maxLength={200}
          {...form.field('email')}
        />
      </Form>
    </Panel>
  );
};
