import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { addressKindOf } from '../../workflows/channel/index.ts';
import type { Template } from '../../workflows/template/template.schema.ts';
import { post } from '../ask/ask.ts';
import { isProblem } from '../ask/problem.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { Pop } from '../kit/Menu.tsx';
import { toast } from '../kit/toast.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import type { Slot, Text } from './templates.ts';
import css from './Template.module.css';

const kept = 'voronka.template.phone';

/** Sends the text, as it stands here, to the one who writes it; a letter at once, by phone once her number is told. */
export const SendTest = ({
  slot,
  text,
  saved,
  leadId,
}: {
  slot: Slot;
  text: Text;
  saved: Template | undefined;
  leadId: string;
}) => {
  const { t } = useWords('template');
  const me = useMe();
  const byPhone = addressKindOf(slot.channel) === 'phone';
  const [at, setAt] = useState<HTMLElement>();
  const [phone, setPhone] = useState(() => localStorage.getItem(kept) ?? '');
  const sending = useWrite(
    () => {
      const body = { leadId, ...text, ...(byPhone ? { phone } : {}) };
      return post('/templates/{id}/test', { path: { id: saved!.id }, body });
    },
    {
      then: () => {
        if (byPhone) localStorage.setItem(kept, phone);
        setAt(undefined);
      },
      says: t('test.sent', { to: byPhone ? phone : me.email }),
      // a number that is not hers stands at the input; of a text the first fault is enough
      refused: (problem) => {
        if (isProblem(problem, 'Invalid') && problem.errors[0]) toast(problem.errors[0].message, { tone: 'red' });
        return isProblem(problem, 'NoOwnPhone') || (isProblem(problem, 'Invalid') && problem.errors.length > 0);
      },
    },
  );
  const { busy, error } = sending;
  return (
    <>
      <Button
        icon={<IconSend size={16} />}
        busy={busy}
        why={saved ? undefined : t('test.unsaved')}
        onClick={(event) => (byPhone ? setAt(event.currentTarget) : void sending.write())}
      >
        {t('test')}
      </Button>
      {at && (
        <Pop at={at} label={t('test')} role="dialog" width={280} onClose={() => setAt(undefined)}>
          <form
            className={css.popForm}
            onSubmit={(event) => {
              event.preventDefault();
              void sending.write();
            }}
          >
            <Input
              label={t('test.phone')}
              type="tel"
              autoFocus
              required
              value={phone}
              error={isProblem(error, 'NoOwnPhone') ? error.detail : undefined}
              onChange={(event) => setPhone(event.target.value)}
            />
            <Button look="primary" type="submit" busy={busy}>
              {t('test.send')}
            </Button>
          </form>
        </Pop>
      )}
    </>
  );
};
