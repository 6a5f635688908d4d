import { whyNotShare } from '../../workflows/view/view.ts';
import type { View, ViewSearch, ViewShared, ViewsOf } from '../../workflows/view/view.schema.ts';
import { post } from '../ask/ask.ts';
import { askAgain } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './View.module.css';

type Props = { of: ViewsOf; search: ViewSearch; onClose: () => void; onSaved: (view: View) => void };

/** A name for what is shown now, and for whom it is kept. */
export const SaveView = ({ of, search, onClose, onSaved }: Props) => {
  const { t } = useWords('view');
  const me = useMe();
  const { send, busy, error, told, field } = useForm(
    { name: '', shared: 'mine' as ViewShared },
    (typed) => post('/views', { body: { ...typed, ...of, search } }),
    {
      // the list knows it before the address names it
      then: async (view) => {
        await askAgain([['/views', { query: of }]]);
        onClose();
        onSaved(view);
      },
    },
  );
  return (
    <Dialog title={t('saveAs')} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Input {...field('name')} label={t('name')} maxLength={60} required />
        <Select {...field('shared')} label={t('for')}>
          {(['mine', 'team', 'all'] as const)
            .filter((one) => !whyNotShare(me, one))
            .map((one) => (
              <option key={one} value={one}>
                {t(`for.${one}`)}
              </option>
            ))}
        </Select>
        <Problem error={error} told={told} />
        <Button look="primary" type="submit" busy={busy}>
          {t('keep')}
        </Button>
      </form>
    </Dialog>
  );
};
