import { IconDownload, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Import } from '../../workflows/import/import.schema.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { numberText } from '../kit/number.ts';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import css from './Import.module.css';
import { Stays, UndoImport } from './Undo.tsx';
import { changesImports, doneOf, isGoing } from './imports.ts';

type Order = 'pause' | 'resume' | 'stop';

/** How far an import is, with the hand brake; and what did not come in, to be mended. */
export const Outcome = ({ of, onOpen }: { of: Import; onOpen: (id?: string) => void }) => {
  const { t, language } = useWords('import');
  const { id, state, counts } = of;
  const isBack = state === 'undoing' || state === 'undone';
  const [done, all] = isBack ? [counts.undone + counts.stays, counts.done] : [doneOf(of), counts.total];
  const mayUndo = (state === 'done' || state === 'stopped') && counts.leads + counts.contacts + counts.companies > 0;
  const number = (value: number) => numberText(value, language);
  const steering = useWrite((order: Order) => post(`/imports/{id}/${order}`, { path: { id } }), {
    changes: changesImports,
  });
  const button = (order: Order, icon: ReactNode) => (
    <Button icon={icon} busy={steering.wish === order} onClick={() => void steering.write(order)}>
      {t(`order.${order}`)}
    </Button>
  );
  return (
    <>
      <h2 className={css.title}>{of.fileName}</h2>
      <div className={css.line} role="status">
        <Chip tone={state === 'done' ? 'green' : state === 'running' || state === 'undoing' ? 'accent' : 'dim'}>
          {t(`state.${state}`)}
        </Chip>
        <progress className={css.progress} max={Math.max(1, all)} value={done} aria-label={t(`state.${state}`)} />
        <span className={css.number}>{t('of', { done: number(done), of: number(all) })}</span>
        {state === 'running' && button('pause', <IconPlayerPause size={16} />)}
        {state === 'paused' && button('resume', <IconPlayerPlay size={16} />)}
        {isGoing(of) && button('stop', <IconPlayerStop size={16} />)}
        {mayUndo && <UndoImport of={of} />}
      </div>
      <dl className={css.counts}>
        {(['leads', 'contacts', 'companies', 'skipped', 'refused', 'undone', 'stays'] as const)
          .filter((key) => counts[key] > 0)
          .map((key) => (
            <div key={key}>
              <dt>{t(`made.${key}`)}</dt>
              <dd>{number(counts[key])}</dd>
            </div>
          ))}
      </dl>
      {counts.stays > 0 && <Stays of={of} />}
      {counts.refused > 0 && state !== 'undone' && <Refused of={of} />}
      {!isGoing(of) && (
        <div className={css.line}>
          {mayUndo && <Open of={of} />}
          <Button onClick={() => onOpen()}>{t('another')}</Button>
        </div>
      )}
    </>
  );
};

/** What has come in: the newest stand first. */
const Open = ({ of: { noun, settings } }: { of: Import }) => {
  const { t } = useWords('import');
  const navigate = useNavigate();
  const open = () => {
    if (noun !== 'lead') return navigate({ to: noun === 'contact' ? '/contacts' : '/companies' });
    return navigate({
      to: '/leads',
      search: { as: 'table', ...(settings.pipeline ? { pipeline: settings.pipeline } : {}) },
    });
  };
  return (
    <Button look="primary" onClick={() => void open()}>
      {t(`open.${noun}`)}
    </Button>
  );
};

const Refused = ({ of: { id, counts } }: { of: Import }) => {
  const { t } = useWords('import');
  const wish = { path: { id }, query: { state: 'refused', limit: 50 } } as const;
  const rows = useQuery({
    ...asking('/imports/{id}/rows', wish),
    queryKey: ['/imports/{id}/rows', wish, counts.refused],
  });
  const address = (format: string) => `/api/v1/imports/${id}/errors?format=${format}`;
  return (
    <Section title={t('errors')}>
      <p>{t('errors.more')}</p>
      <div className={`${css.line} ${css.apart}`}>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button key={format} icon={<IconDownload size={16} />} onClick={() => location.assign(address(format))}>
            {t('errors.as', { format: format.toUpperCase() })}
          </Button>
        ))}
      </div>
      <ul className={`${css.reasons} ${css.apart}`}>
        {rows.data?.items.map(({ line, why }) => (
          <li key={line}>
            <b>{t('inLine', { line })}</b> {why.join(' ')}
          </li>
        ))}
      </ul>
    </Section>
  );
};
