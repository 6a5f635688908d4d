import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { phoneText } from '../../workflows/contact/phone-text.ts';
import { del, post } from '../ask/ask.ts';
import { askingPages } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import css from './Callbacks.module.css';

/** Numbers that nobody calls unless their owner asks. */
export const DoNotCallList = () => {
  const { t } = useWords('callback');
  const [q, search] = useState('');
  const list = useInfiniteQuery(askingPages('/do-not-call', { query: { limit: 50, ...(q ? { q } : {}) } }));
  const items = list.data?.pages.flatMap((one) => one.items) ?? [];
  const [added, setAdded] = useState(0);
  const removing = useWrite((phone: string) => del('/do-not-call/{phone}', { path: { phone } }), {
    changes: [['/do-not-call'], ['/callbacks/allowed']],
    says: t('list.removed'),
  });
  return (
    <Section title={t('list')}>
      <p className={css.dim}>{t('list.about')}</p>
      <Add key={added} onAdded={() => setAdded(added + 1)} />
      <Input label={t('list.search')} type="search" value={q} onChange={({ target }) => search(target.value)} />
      {list.data && items.length === 0 && <p className={css.dim}>{t('list.none')}</p>}
      <ul className={css.listed}>
        {items.map(({ phone, reason, by }) => (
          <li key={phone}>
            <span>
              {phoneText(phone)} <span className={css.dim}>{[reason, by?.name].filter(Boolean).join(' · ')}</span>
            </span>
            <Button
              look="quiet"
              busy={removing.busy && removing.wish === phone}
              onClick={() => void removing.write(phone)}
            >
              {t('list.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('further')}
        </Button>
      )}
    </Section>
  );
};

const Add = ({ onAdded }: { onAdded: () => void }) => {
  const { t } = useWords('callback');
  const form = useForm({ phone: '', reason: '' }, (body) => post('/do-not-call', { body }), {
    changes: [['/do-not-call'], ['/callbacks/allowed']],
    says: t('list.added'),
    then: onAdded,
  });
  return (
    <Form of={form} does={t('list.add')}>
      <div className={css.pair}>
        <Input label={t('phone')} type="tel" required maxLength={60} {...form.field('phone')} />
        <Input label={t('list.reason')} maxLength={300} {...form.field('reason')} />
      </div>
    </Form>
  );
};
