import type { Sharing } from '../../workflows/contact/address.schema.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { post } from '../ask/ask.ts';
import { Button } from '../kit/Button.tsx';
import { usePast } from '../lead/story/past.ts';
import { useWords } from '../words.ts';
import css from './Client.module.css';
import { settle } from './decide.ts';

/** Another client with the same address: whether the two are one. */
export const SharedWith = ({ lead, sharing }: { lead: Lead; sharing: Sharing }) => {
  const { t } = useWords('contact');
  const past = usePast();
  const answer = (same: boolean) =>
    void settle(lead.id, () =>
      post('/leads/{id}/same-person', { path: { id: lead.id }, body: { contactId: sharing.contactId, same } }),
    );
  const what = sharing.kinds.includes('phone') ? 'phone' : 'email';
  return (
    <div className={css.asked} role="group" aria-label={t('client.same')}>
      <p>
        {t(`client.shares.${what}`, { name: sharing.name })} <b>{t('client.same')}</b>
      </p>
      {!past && (
        <span className={css.acts}>
          <Button onClick={() => answer(true)}>{t('client.same.yes')}</Button>
          <Button onClick={() => answer(false)}>{t('client.same.no')}</Button>
        </span>
      )}
    </div>
  );
};
