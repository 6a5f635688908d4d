import { useQuery } from '@tanstack/react-query';
import type { Macro } from '../../../workflows/macro/macro.schema.ts';
import { del, post } from '../../ask/ask.ts';
import { asking } from '../../ask/asking.ts';
import { useWrite } from '../../ask/use-write.ts';
import { useWords } from '../../words.ts';
import { changesMacros } from './changes.ts';
import { MacroForm } from './MacroForm.tsx';
import css from './Quick.module.css';
import { ChangeOrDelete, Written } from './Written.tsx';

/** Several orders in one choice. */
export const Macros = () => {
  const { t } = useWords('conversation/quick');
  return (
    <Written
      all={useQuery(asking('/macros')).data?.items ?? []}
      adds={t('macro.new')}
      row={(macro, onChange) => <Row macro={macro} onChange={onChange} />}
      form={(macro, onDone) => <MacroForm {...(macro ? { macro } : {})} onDone={onDone} />}
    />
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
    <>
      <div className={css.grow}>
        {name}
        <p>{steps.map((step) => t(`step.${step.do}`)).join(' → ')}</p>
      </div>
      <ChangeOrDelete name={name} onChange={onChange} deleting={deleting} />
    </>
  );
};
