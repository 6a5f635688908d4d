import { IconLink } from '@tabler/icons-react';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { exactText } from '../kit/time.ts';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';

/** A link by which a user chooses the password, so that no admin knows it; shown this once. */
export const InviteLink = ({ userId, name }: { userId: string; name: string }) => {
  const { t } = useWords('user');
  const inviting = useWrite(() => post('/staff/{id}/invitation', { path: { id: userId } }), {
    then: ({ url }) =>
      navigator.clipboard.writeText(url).then(
        () => toast(t('invite.copied'), { tone: 'green' }),
        () => undefined,
      ),
  });
  const made = inviting.answer;
  if (!made)
    return (
      <Button icon={<IconLink size={16} />} busy={inviting.busy} onClick={() => void inviting.write()}>
        {t('invite')}
      </Button>
    );
  return (
    <div className={css.form} role="status">
      <Input
        label={t('invite.link', { name })}
        hint={t('invite.hint', { when: exactText(made.expiresAt) })}
        readOnly
        value={made.url}
        onFocus={({ target }) => target.select()}
      />
    </div>
  );
};
