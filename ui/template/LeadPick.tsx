import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconChevronDown, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { Pop } from '../kit/Menu.tsx';
import { useWords } from '../words.ts';
import { leadsFound } from './templates.ts';
import css from './Template.module.css';

/** Whose data fills the preview in: found as leads are found everywhere, by name, phone or number. */
export const LeadPick = ({
  lead,
  pipeline,
  onPick,
}: {
  lead: { id: string; name: string };
  pipeline: string | undefined;
  onPick: (lead: { id: string; name: string }) => void;
}) => {
  const { t } = useWords('template');
  const [at, setAt] = useState<HTMLElement>();
  const [q, setQ] = useState('');
  const found = useQuery({
    ...leadsFound(q.trim(), pipeline),
    enabled: Boolean(at),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Button icon={<IconUser size={16} />} onClick={(event) => setAt(event.currentTarget)} aria-haspopup="dialog">
        <span className={css.cut}>{t('preview.with', { name: lead.name })}</span>
        <IconChevronDown size={14} />
      </Button>
      {at && (
        <Pop at={at} label={t('preview.choose')} role="dialog" width={300} onClose={() => setAt(undefined)}>
          <input
            className={css.popSearch}
            type="search"
            autoFocus
            value={q}
            placeholder={t('preview.search')}
            aria-label={t('preview.search')}
            onChange={(event) => setQ(event.target.value)}
          />
          <ul className={css.found}>
            {found.data?.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  aria-current={one.id === lead.id || undefined}
                  onClick={() => {
                    setAt(undefined);
                    onPick(one);
                  }}
                >
                  <span className={css.cut}>{one.name}</span>
                  <span className={css.dim}>{one.number}</span>
                </button>
              </li>
            ))}
            {found.data?.length === 0 && <li className={css.dim}>{t('preview.nobody')}</li>}
          </ul>
        </Pop>
      )}
    </>
  );
};
