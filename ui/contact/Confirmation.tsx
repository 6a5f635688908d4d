import type { ContactAddress } from '../../workflows/contact/contact.schema.ts';
import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { shortMoment } from '../kit/time.ts';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import { changesAddresses, useAskToConfirm } from './confirm.ts';
import css from './Confirmation.module.css';

type Shown = { contactId: string; address: ContactAddress };

/** What the client was sent and has not answered; nothing where she was not asked. */
export const Confirmation = ({ contactId, address }: Shown) => {
  const { t } = useWords('contact');
  const asking = useAskToConfirm(contactId);
  const { asked } = address;
  if (!asked) return null;
  const { way, at, until, triesLeft, failed } = asked;
  const isSpent = way === 'code' && triesLeft === 0;
  return (
    <div className={css.asked} role="group" aria-label={t(`confirm.asked.${way}`)}>
      <span>
        {failed
          ? t('confirm.failed', { why: failed })
          : isSpent
            ? t('confirm.spent')
            : `${t(`confirm.asked.${way}`)} · ${
                way === 'link'
                  ? t('confirm.wait', { when: shortMoment(at), until: shortMoment(until) })
                  : t('confirm.codeUntil', { until: shortMoment(until) })
              }`}
      </span>
      {way === 'code' && !isSpent && !failed && <Code contactId={contactId} address={address} />}
      <Button look="quiet" busy={asking.busy} onClick={() => void asking.write(address.id)}>
        {t('confirm.again')}
      </Button>
    </div>
  );
};

const Code = ({ contactId, address }: Shown) => {
  const { t } = useWords('contact');
  const { error, send, busy, field } = useForm(
    { code: '' },
    (body) =>
      post('/contacts/{id}/addresses/{address}/confirmation/code', {
        path: { id: contactId, address: address.id },
        body,
      }),
    { changes: changesAddresses(contactId), then: () => toast(t('confirm.done'), { tone: 'green' }) },
  );
  return (
    <form
      className={css.code}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Input
        {...field('code')}
        label={t('confirm.code')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={10}
        required
      />
      <Button type="submit" busy={busy}>
        {t('confirm.check')}
      </Button>
      <Problem error={error} told={['code']} />
    </form>
  );
};
