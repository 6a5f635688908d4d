import { useQuery } from '@tanstack/react-query';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { Panel } from '../kit/Dialog.tsx';
import { Input, Select, TextArea } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { changesCallbacks } from './callbacks.ts';
import { hoursFrom, HoursInput, whyNotThen, windowOf, type Hours } from './HoursInput.tsx';
import css from './Callbacks.module.css';

type About = { leadId?: string | undefined; contactId?: string | undefined };
type Props = About & { onClose: () => void; source?: 'chat' };
type Typed = { phone: string; reason: string; responsible: string; why: string; hours: Hours | undefined };

/** A promise to call a client: only hours at which the client may be called, and why. */
export const NewCallback = ({ onClose, ...about }: Props) => {
  const { t } = useWords('callback');
  return (
    <Panel title={t('add')} onClose={onClose}>
      <NewCallbackForm onClose={onClose} {...about} />
    </Panel>
  );
};

const NewCallbackForm = ({ onClose, leadId, contactId, source }: Props) => {
  const { t } = useWords('callback');
  const me = useMe();
  const users = useUsers().filter(({ active }) => active);
  const linked = Boolean(leadId ?? contactId);
  const form = useForm<Typed, unknown>(
    { phone: '', reason: '', responsible: me.id, why: '', hours: undefined },
    ({ phone, reason, responsible, why, hours }) =>
      post('/callbacks', {
        body: {
          ...(leadId ? { leadId } : {}),
          ...(contactId ? { contactId } : {}),
          ...(phone ? { phone } : {}),
          ...(source ? { source } : {}),
          ...(hours ? { window: windowOf(hours), exact: hours.exact } : {}),
          ...(why ? { why } : {}),
          ...{ reason, responsibleId: responsible },
        },
      }),
    { changes: [...changesCallbacks, ['/leads/{id}/process']], says: t('added'), then: onClose },
  );
  const { phone, hours } = form.typed;
  const query = {
    ...(phone ? { phone } : {}),
    ...(leadId ? { lead: leadId } : {}),
    ...(contactId ? { contact: contactId } : {}),
  };
  const allowed = useQuery({
    ...asking('/callbacks/allowed', { query }),
    enabled: linked || phone.replace(/\D/g, '').length >= 9,
    retry: false,
  }).data;
  const soonest = allowed?.soonest;
  const shown =
    hours ??
    (soonest ? hoursFrom(soonest, new Date(Date.parse(soonest) + 30 * 60_000).toISOString(), false) : undefined);
  const bad = shown && whyNotThen(shown, allowed) !== undefined;
  return (
    <Form of={form} does={t('promise')} onCancel={onClose} why={bad ? t('hours.choose') : undefined}>
      <Input
        label={t('phone')}
        type="tel"
        required={!linked}
        placeholder={allowed?.phone ?? '+7 701 123 45 67'}
        hint={linked && allowed ? t('phone.main', { phone: allowed.phone }) : undefined}
        {...form.field('phone')}
      />
      {allowed?.onList && (
        <Input label={t('why')} required hint={t('why.hint')} maxLength={200} {...form.field('why')} />
      )}
      <TextArea label={t('reason')} maxLength={500} rows={2} {...form.field('reason')} />
      {shown && (
        <HoursInput
          value={shown}
          onChange={(next) => form.change({ hours: next })}
          allowed={allowed}
          error={form.wrong('window')}
        />
      )}
      {!shown && <p className={css.dim}>{t('hours.soon')}</p>}
      <Select
        label={t('whose')}
        value={form.typed.responsible}
        onChange={({ target }) => form.change({ responsible: target.value })}
      >
        {users.map((user) => (
          <option key={user.id} value={user.id}>
            {user.name}
          </option>
        ))}
      </Select>
    </Form>
  );
};
