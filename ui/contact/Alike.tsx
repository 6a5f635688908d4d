import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconUsers } from '@tabler/icons-react';
import { asking } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { useLater } from '../kit/later.ts';
import { useWords } from '../words.ts';
import { phoneText } from '../../workflows/contact/phone-text.ts';
import css from './Card.module.css';

type Typed = { name?: string | undefined; phone?: string | undefined; email?: string | undefined; except?: string };
/** What can be done with one of them right here. */
type Act = { text: string; run: (id: string) => void };

/** Who has this phone or e-mail already, while it is typed; of a colleague's client nothing but that there is one. */
export const Alike = ({ name = '', phone = '', email = '', except, act }: Typed & { act?: Act }) => {
  const { t } = useWords('contact');
  const query = useLater({ name: name.trim(), phone: phone.trim(), email: email.trim(), except });
  const enabled = query.phone.replace(/\D/g, '').length >= 9 || query.email.includes('@');
  const { data } = useQuery({ ...asking('/contacts/alike', { query }), enabled, placeholderData: keepPreviousData });
  const colleagues = data?.colleagues[0];
  if (!enabled || !data || (data.items.length === 0 && !colleagues)) return null;
  return (
    <div className={css.alike} role="status">
      <b className={css.row}>
        <IconUsers size={15} aria-hidden /> {t(except ? 'alike.title' : 'alike.known')}
      </b>
      {data.items.map((one) => (
        <div key={one.id}>
          <Link to="/contacts/$id" params={{ id: one.id }}>
            {one.name}
          </Link>{' '}
          <span className={css.dim}>
            {[
              one.by.includes('phone') && one.phones[0] ? phoneText(one.phones[0]) : one.emails[0],
              one.sameName ? t('alike.sameName') : '',
              one.leads > 0 ? t('leads.count', { count: one.leads }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {act && (
            <Button look="quiet" onClick={() => act.run(one.id)}>
              {act.text}
            </Button>
          )}
        </div>
      ))}
      {colleagues && <div>{t(`alike.colleague.${colleagues}`)}</div>}
    </div>
  );
};
