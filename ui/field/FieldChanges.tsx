import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FieldChange, FieldWish } from '../../workflows/field/field-change.schema.ts';
import type { Field } from '../../workflows/field/field.schema.ts';
import { askAgain, asking } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { exactText } from '../kit/time.ts';
import { useWords } from '../words.ts';
import { changesFields } from './changes.ts';
import css from './Fields.module.css';

const SOON_MS = 1000;

/** How a field was changed, with the way back; one under way shows how far it is. */
export const FieldChanges = ({ field, onUndo }: { field: Field; onUndo: (wish: FieldWish) => void }) => {
  const { t } = useWords('field');
  const { data } = useQuery({
    ...asking('/fields/{id}/changes', { path: { id: field.id } }),
    refetchInterval: ({ state }) => (state.data?.items[0]?.endedAt === null ? SOON_MS : false),
  });
  const items = data?.items ?? [];
  const state = items[0]?.state;
  // the field has another type from the switch on
  useEffect(() => {
    if (state === 'settling' || state === 'done') void askAgain(changesFields);
  }, [state]);
  if (items.length === 0) return null;
  return (
    <section className={css.group} aria-label={t('changes')}>
      <b>{t('changes')}</b>
      {items.map((change, index) => (
        <div key={change.id} className={css.change} role={change.endedAt ? undefined : 'status'}>
          <span>
            {whatChanged(t, change)}
            <span className={css.dim}>
              {' '}
              {exactText(change.createdAt)}
              {change.createdBy && ` · ${change.createdBy}`} · {t(`changes.${change.state}`)}
            </span>
          </span>
          {change.state === 'preparing' && (
            <progress
              value={change.done}
              max={Math.max(1, change.counts.total)}
              aria-label={t(`changes.${change.state}`)}
            />
          )}
          {index === 0 && change.state === 'done' && (
            <Button look="quiet" icon={<IconArrowBackUp size={15} />} onClick={() => onUndo({ undoes: change.id })}>
              {t('changes.undo')}
            </Button>
          )}
        </div>
      ))}
    </section>
  );
};

const whatChanged = (t: (key: string) => string, { before, after }: FieldChange): string =>
  before.type === after.type ? t('changes.options') : `${t(`type.${before.type}`)} → ${t(`type.${after.type}`)}`;
