import { IconSend } from '@tabler/icons-react';
import type { Account } from '../../workflows/account/account.schema.ts';
import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Account.module.css';

type Props = {
  account: Account;
  to: 'email' | 'phone';
};

/** A few words to oneself: whether the account really sends. */
export const TestMessage = ({ account: { id }, to }: Props) => {
  const { t } = useWords('account');
  const me = useMe();
  const form = useForm(
    { to: to === 'email' ? me.email : '' },
    (body) => post('/accounts/{id}/test', { path: { id }, body }),
    { changes: [], says: (_answer, typed) => t('test.sent', { to: typed.to }) },
  );
  return (
    <details className={css.test}>
      <summary>
        <IconSend size={14} aria-hidden /> {t('test')}
      </summary>
      <Form of={form} does={t('test.send')}>
        <Input label={t(`test.to.${to}`)} type={to === 'email' ? 'email' : 'tel'} required {...form.field('to')} />
      </Form>
    </details>
  );
};
