import { useQuery } from '@tanstack/react-query';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Macro } from '../../../workflows/macro/macro.schema.ts';
import { del, post } from '../../ask/ask.ts';
import { asking } from '../../ask/asking.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import { changesMacros } from './changes.ts';
import { MacroForm } from './MacroForm.tsx';
import css from './Quick.module.css';

/** Several orders in one choice. */
export const Macros = () => {
  const { t } = useWords('conversation/quick');
  const macros = useQuery(asking('/macros')).data?.items ?? [];
  const [writing, write] = useState<string>();
  return (
    <>
      <ul className={css.rows}>
        {macros.map((macro) =>
          writing === macro.id ? (
            <li key={macro.id}>
              <div className={css.grow}>
                <MacroForm macro={macro} onDone={() => write(undefined)} />
              </div>
            </li>
          ) : (
            <Row key={macro.id} macro={macro} onChange={() => write(macro.id)} />
          ),
        )}
      </ul>
      {writing === 'new' ? (
        <MacroForm onDone={() => write(undefined)} />
      ) : (
        <Button icon={<IconPlus size={16} />} onClick={() => write('new')}>
          {t('macro.new')}
        </Button>
      )}
    </>
  );
};

const Row = ({ macro: { id, name, steps }, onChange }: { macro: Macro; onChange: () => void }) => {
  const { t } = useWords('conversation/quick');
  const deleting = useWrite(() => del('/macros/{id}', { path: { id } }), {
    changes: changesMacros,
    says: t('deleted', { name }),
    tone: 'dim',
    undo: () => post('/macros', { body: { name, steps } }),
  });
  return (
    <li>
      <div className={css.grow}>
        {name}
        <p>{steps.map((step) => t(`step.${step.do}`)).join(' → ')}</p>
      </div>
      <Button look="quiet" label={t('change', { name })} icon={<IconPencil size={15} />} onClick={onChange} />
      <Button
        look="quiet"
        label={t('delete', { name })}
        icon={<IconTrash size={15} />}
        busy={deleting.busy}
        onClick={() => void deleting.write()}
      />
    </li>
  );
};
