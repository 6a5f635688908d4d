import { useState } from 'react';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Form } from '../kit/Form.tsx';
import { Tags } from '../mass-change/MassFields.tsx';
import { useWords } from '../words.ts';

type Given = { add: string[]; remove: string[] };
type Props = { send: (tags: Given) => Promise<unknown>; onClose: () => void };

/** Which tags the chosen conversations get and lose. */
export const TagMany = ({ send, onClose }: Props) => {
  const { t } = useWords('conversation');
  const [tags, setTags] = useState<Given>();
  const form = useForm({}, async () => tags && send(tags), { then: onClose });
  return (
    <Dialog title={t('tags')} onClose={onClose}>
      <Form of={form} does={t('tags.put')} why={tags ? undefined : t('tags.needs')} onCancel={onClose}>
        <Tags onChange={(order) => setTags(order && { add: order.add, remove: order.remove })} />
      </Form>
    </Dialog>
  );
};
