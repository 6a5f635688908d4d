import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { columnName } from '../../../workflows/event/sentence.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { quoted } from '../../../workflows/words/words.ts';
import { post } from '../../ask/ask.ts';
import { Dialog } from '../../kit/Dialog.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { useWords } from '../../words.ts';
import css from './Story.module.css';

/** Replays the story from its first event and says whether the result equals the record. */
export const ReplayDialog = ({ lead, onClose }: { lead: Lead; onClose: () => void }) => {
  const { t, language } = useWords('lead/story');
  const replay = useQuery({
    queryKey: ['/leads/{id}/replay', lead.id],
    queryFn: ({ signal }) => post('/leads/{id}/replay', { path: { id: lead.id }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const proof = replay.data;
  return (
    <Dialog onClose={onClose} title={t('replay')} wide={Boolean(proof?.differences.length)}>
      {replay.isPending && <Skeleton rows={3} />}
      {replay.error && <Problem error={replay.error} again={() => void replay.refetch()} />}
      {proof && (
        <div className={css.replay}>
          <p className={css.verdict} data-tone={proof.differences.length ? 'red' : 'green'} role="status">
            {proof.differences.length ? <IconAlertTriangle size={18} /> : <IconShieldCheck size={18} />}
            {proof.differences.length ? t('replay.differs', { found: proof.differences.length }) : t('replay.same')}
          </p>
          <p className={css.dim}>
            {t('replay.counted', { events: proof.events, rows: proof.rows, columns: proof.columns })}
          </p>
          {proof.differences.length > 0 && (
            <table className={css.columns}>
              <thead>
                <tr>
                  <th>{t('column')}</th>
                  <th>{t('replay.told')}</th>
                  <th>{t('replay.found')}</th>
                </tr>
              </thead>
              <tbody>
                {proof.differences.map(({ noun, id, name, column, told, found }) => (
                  <tr key={`${id} ${column}`}>
                    <th>
                      {t(`noun.${noun}`)} {noun === 'lead' ? '' : `${quoted(name, language)} `}
                      {column ? columnName(column, language) : ''}
                    </th>
                    <td>{shown(told)}</td>
                    <td>{shown(found)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      )}
    </Dialog>
  );
};

const shown = (value: unknown): string =>
  value === null || value === undefined ? '—' : typeof value === 'object' ? JSON.stringify(value) : String(value);
