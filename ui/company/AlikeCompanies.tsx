import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { asking } from '../ask/asking.ts';
import css from '../contact/Card.module.css';
import { Button } from '../kit/Button.tsx';
import { useLater } from '../kit/later.ts';
import { useWords } from '../words.ts';

type Act = { text: string; run: (id: string) => void };

/** Which companies have this name or tax number already, while it is typed. */
export const AlikeCompanies = ({ name, taxId, act }: { name: string; taxId: string; act?: Act }) => {
  const { t } = useWords('company');
  const query = useLater({ name: name.trim(), taxId: taxId.replace(/[\s-]/g, '').slice(0, 30) });
  const enabled = query.name.length > 2 || query.taxId.length > 4;
  const { data } = useQuery({ ...asking('/companies/alike', { query }), enabled, placeholderData: keepPreviousData });
  if (!enabled || !data || (data.items.length === 0 && !data.colleagues)) return null;
  return (
    <div className={css.alike} role="status">
      <b>{t('alike.known')}</b>
      {data.items.map((one) => (
        <div key={one.id}>
          <Link to="/companies/$id" params={{ id: one.id }}>
            {one.name}
          </Link>{' '}
          <span className={css.dim}>{one.taxId}</span>
          {act && (
            <Button look="quiet" onClick={() => act.run(one.id)}>
              {act.text}
            </Button>
          )}
        </div>
      ))}
      {data.colleagues && <div>{t('alike.colleague')}</div>}
    </div>
  );
};
