import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { LeadToSimulate } from '../../workflows/trial/trial.schema.ts';
import { get, type Page } from '../api.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { useEditing } from '../pipeline/editing.ts';
import { useWords } from '../words.ts';
import css from './OneLead.module.css';
import { nameIn } from './story.ts';
import { realStart, type Start } from './simulation.ts';

/** A lead that there is, to simulate from where it stands; it is only read. */
export const RealLead = ({ onClose, onDone }: { onClose: () => void; onDone: (start: Start) => void }) => {
  const { t, language } = useWords('trial');
  const { pipeline, draft } = useEditing();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['trial-leads', pipeline, q],
    queryFn: ({ signal }) => get<Page<Lead>>('/leads', { query: { pipeline, q: q || undefined, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
  });
  const choose = async (id: string) => {
    setBusy(id);
    try {
      onDone(realStart(await get<LeadToSimulate>(`/leads/${id}/imagined`)));
    } catch (error) {
      toastProblem(error);
      setBusy('');
    }
  };
  return (
    <Dialog title={t('real.choose')} onClose={onClose}>
      <Input label={t('real.search')} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
      {found.error && <Problem error={found.error} again={() => void found.refetch()} />}
      <ul className={css.found} aria-busy={found.isFetching}>
        {found.data?.items.map(({ id, number, name, stage }) => (
          <li key={id}>
            <button type="button" aria-disabled={busy !== ''} onClick={() => busy === '' && void choose(id)}>
              <b>{name}</b>
              <span>№ {number}</span>
              <span className={css.dim}>{nameIn(draft.definition.stages, stage, language)}</span>
            </button>
          </li>
        ))}
        {found.data?.items.length === 0 && <li className={css.dim}>{t('real.none')}</li>}
      </ul>
    </Dialog>
  );
};
