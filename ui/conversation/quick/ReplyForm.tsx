import type { QuickReply, ReplyTexts } from '../../../workflows/quick-reply/quick-reply.schema.ts';
import { patch, post } from '../../ask/ask.ts';
import { useForm } from '../../ask/use-form.ts';
import { Input } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { useWords } from '../../words.ts';
import { changesReplies } from './changes.ts';
import { TextsInput } from './TextsInput.tsx';

type Props = { reply?: QuickReply; overseer: boolean; onDone: () => void };

export const ReplyForm = ({ reply, overseer, onDone }: Props) => {
  const { t } = useWords('conversation/quick');
  const first: { name: string; texts: ReplyTexts; shared: boolean } = {
    ...{ name: reply?.name ?? '', texts: reply?.texts ?? {}, shared: reply?.shared ?? overseer },
  };
  const form = useForm(
    first,
    ({ name, texts, shared }) =>
      reply
        ? patch('/quick-replies/{id}', { path: { id: reply.id }, body: { version: reply.version, name, texts } })
        : post('/quick-replies', { body: { name, texts, shared } }),
    { changes: changesReplies, says: t('saved'), then: onDone },
  );
  const { texts, shared } = form.typed;
  const why = Object.values(texts).some((text) => text?.trim()) ? undefined : t('needs.text');
  return (
    <Form of={form} does={t('save')} why={why} onCancel={onDone}>
      <Input label={t('name')} required maxLength={80} {...form.field('name')} />
      <TextsInput
        texts={texts}
        wrong={(language) => form.wrong(`texts.${language}`)}
        onChange={(next) => form.change({ texts: next })}
      />
      {overseer && !reply && (
        <label>
          <input type="checkbox" checked={shared} onChange={({ target }) => form.change({ shared: target.checked })} />{' '}
          {t('shared')}
        </label>
      )}
    </Form>
  );
};
