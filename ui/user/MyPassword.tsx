import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';

const SHORTEST = 10;

export const MyPassword = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('user');
  const form = useForm({ old: '', password: '' }, (body) => post('/me/password', { body }), {
    says: t('password.changed'),
    then: onClose,
  });
  return (
    <Dialog onClose={onClose} title={t('password.own')}>
      <Form of={form} does={t('password.change')} onCancel={onClose}>
        <Input
          label={t('password.old')}
          type="password"
          autoComplete="current-password"
          required
          {...form.field('old')}
        />
        <Input
          label={t('password.new')}
          type="password"
          autoComplete="new-password"
          required
          minLength={SHORTEST}
          hint={t('password.hint', { count: SHORTEST })}
          {...form.field('password')}
        />
      </Form>
    </Dialog>
  );
};
