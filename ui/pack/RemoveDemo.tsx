import { del } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';
import { changesDemo } from './packs.ts';

type Props = { pipeline: string; name: string; count: number; onClose: () => void };

/** It cannot be undone, so it is confirmed in writing. */
export const RemoveDemo = ({ pipeline, name, count, onClose }: Props) => {
  const { t } = useWords('pack');
  const form = useForm({ typed: '' }, () => del('/pipelines/{key}/demo', { path: { key: pipeline } }), {
    changes: changesDemo,
    says: ({ removed }) => t('removed', { count: removed }),
    then: onClose,
  });
  const same = form.typed.typed.trim().toLowerCase() === name.trim().toLowerCase();
  return (
    <Dialog onClose={onClose} title={t('remove.title')}>
      <Form of={form} does={t('remove.do')} look="danger" why={same ? undefined : t('remove.why')} onCancel={onClose}>
        <p>{t('remove.text', { count })}</p>
        <Input label={t('remove.type', { name })} autoComplete="off" {...form.field('typed')} />
      </Form>
    </Dialog>
  );
};
