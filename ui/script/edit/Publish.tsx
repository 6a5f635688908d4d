import { useQuery } from '@tanstack/react-query';
import { post } from '../../ask/ask.ts';
import { asking } from '../../ask/asking.ts';
import { useForm } from '../../ask/use-form.ts';
import { Dialog } from '../../kit/Dialog.tsx';
import { Input } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { useWords } from '../../words.ts';
import css from './Edit.module.css';

type Props = { id: string; revision: number; why: string | undefined; onDone: () => void; onClose: () => void };

/** What a publication changes, in words, before it is done. */
export const Publish = ({ id, revision, why, onDone, onClose }: Props) => {
  const { t } = useWords('script');
  const check = useQuery(asking('/scripts/{id}/check', { path: { id } })).data;
  const form = useForm(
    { note: '' },
    ({ note }) => post('/scripts/{id}/publish', { path: { id }, body: { revision, note } }),
    {
      changes: [['/scripts'], ['/scripts/{id}'], ['/scripts/{id}/versions'], ['/scripts/{id}/check']],
      says: ({ number }) => t('published', { number }),
      then: onDone,
    },
  );
  const errors = check?.problems.filter(({ severity }) => severity === 'error') ?? [];
  return (
    <Dialog title={t('publish')} onClose={onClose}>
      <Form of={form} does={t('publish')} why={why ?? errors[0]?.says} onCancel={onClose}>
        {errors.length > 0 && (
          <ul className={css.list}>
            {errors.map(({ says }) => (
              <li key={says} className={css.problem} data-severity="error">
                {says}
              </li>
            ))}
          </ul>
        )}
        {check && check.changes.length > 0 && (
          <>
            <h3>{t('publish.changes')}</h3>
            <ul className={css.list}>
              {check.changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </>
        )}
        <p className={css.dim}>{t('publish.about')}</p>
        <Input label={t('publish.note')} maxLength={500} {...form.field('note')} />
      </Form>
    </Dialog>
  );
};
