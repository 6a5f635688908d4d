import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import css from './Quick.module.css';

type Props<One> = {
  all: One[];
  /** what its button says */
  adds: string;
  row: (one: One, onChange: () => void) => ReactNode;
  form: (one: One | undefined, onDone: () => void) => ReactNode;
};

/** What has been written, each changed in its place, and one more beneath. */
export const Written = <One extends { id: string }>({ all, adds, row, form }: Props<One>) => {
  const [writing, write] = useState<string>();
  const done = () => write(undefined);
  return (
    <>
      <ul className={css.rows}>
        {all.map((one) => (
          <li key={one.id}>
            {writing === one.id ? <div className={css.grow}>{form(one, done)}</div> : row(one, () => write(one.id))}
          </li>
        ))}
      </ul>
      {writing === 'new' ? (
        form(undefined, done)
      ) : (
        <Button icon={<IconPlus size={16} />} onClick={() => write('new')}>
          {adds}
        </Button>
      )}
    </>
  );
};

type Ways = { name: string; onChange: () => void; deleting: { busy: boolean; write: () => Promise<unknown> } };

export const ChangeOrDelete = ({ name, onChange, deleting }: Ways) => {
  const { t } = useWords('conversation/quick');
  return (
    <>
      <Button look="quiet" label={t('change', { name })} icon={<IconPencil size={15} />} onClick={onChange} />
      <Button
        look="quiet"
        label={t('delete', { name })}
        icon={<IconTrash size={15} />}
        busy={deleting.busy}
        onClick={() => void deleting.write()}
      />
    </>
  );
};
