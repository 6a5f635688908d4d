import { Link } from '@tanstack/react-router';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Import } from '../../workflows/import/import.schema.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import css from './Import.module.css';
import { changesImports } from './imports.ts';

/** Takes back all that an import has made, after it is said what goes and what stays. */
export const UndoImport = ({ of: { id, fileName } }: { of: Import }) => {
  const { t } = useWords('import');
  const [asked, setAsked] = useState(false);
  const close = () => setAsked(false);
  const undoing = useWrite(() => post('/imports/{id}/undo', { path: { id } }), {
    changes: changesImports,
    then: close,
  });
  return (
    <>
      <Button icon={<IconArrowBackUp size={16} />} onClick={() => setAsked(true)}>
        {t('order.undo')}
      </Button>
      {asked && (
        <Dialog title={t('undo.title', { file: fileName })} onClose={close}>
          <p>{t('undo.text')}</p>
          <div className={`${css.line} ${css.asked}`}>
            <Button look="primary" busy={undoing.busy} onClick={() => void undoing.write()}>
              {t('order.undo')}
            </Button>
            <Button look="quiet" onClick={close}>
              {t('kit:cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
};

/** What somebody has touched, and so has stayed. */
export const Stays = ({ of: { id, counts } }: { of: Import }) => {
  const { t } = useWords('import');
  const wish = { path: { id }, query: { state: 'stays', limit: 100 } } as const;
  const rows = useQuery({
    ...asking('/imports/{id}/rows', wish),
    queryKey: ['/imports/{id}/rows', wish, counts.stays],
  });
  return (
    <Section title={t('stays')}>
      <p>{t('stays.more')}</p>
      <ul className={`${css.reasons} ${css.apart}`}>
        {rows.data?.items.map((row) => (
          <li key={row.line}>
            <b>{t('inLine', { line: row.line })}</b> <Kept row={row} />
          </li>
        ))}
      </ul>
    </Section>
  );
};

type Row = { cells: unknown[]; leadId: string | null; contactId: string | null; companyId: string | null };

const Kept = ({ row: { cells, leadId, contactId, companyId } }: { row: Row }) => {
  const name = String(cells.find((cell) => cell !== null && cell !== '') ?? '');
  if (leadId)
    return (
      <Link to="/leads/$id" params={{ id: leadId }}>
        {name}
      </Link>
    );
  if (contactId)
    return (
      <Link to="/contacts/$id" params={{ id: contactId }}>
        {name}
      </Link>
    );
  return companyId ? (
    <Link to="/companies/$id" params={{ id: companyId }}>
      {name}
    </Link>
  ) : (
    <>{name}</>
  );
};
