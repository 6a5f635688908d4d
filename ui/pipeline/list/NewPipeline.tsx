import { useNavigate } from '@tanstack/react-router';
import type { PipelineLine } from '../../../workflows/pipeline/draft.schema.ts';
import type { PipelineNoun } from '../../../workflows/pipeline/pipeline.schema.ts';
import { keyFromName } from '../../../workflows/words/key.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { post } from '../../ask/ask.ts';
import { useForm } from '../../ask/use-form.ts';
import { Dialog } from '../../kit/Dialog.tsx';
import { Input, Select } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { useWords } from '../../words.ts';

type Props = { from: string | undefined; known: PipelineLine[]; onClose: () => void };

/** A name, and what it begins with: nothing, or a copy of another pipeline. It opens in the editor, unpublished. */
export const NewPipeline = ({ from, known, onClose }: Props) => {
  const { t, language } = useWords('pipeline/list');
  const navigate = useNavigate();
  const form = useForm(
    { name: '', begin: from ?? '', noun: 'lead' },
    ({ name, begin, noun }) => {
      const text = name.trim();
      const taken = [...known.map(({ key }) => key), 'world', 'all'];
      return post('/pipelines', {
        body: {
          key: keyFromName(text, 'pipeline', taken),
          name: language === 'ru' ? { ru: text } : { ru: text, [language]: text },
          ...(begin ? { from: `pipeline:${begin}` } : { noun: noun as PipelineNoun }),
        },
      });
    },
    {
      changes: [['/pipelines/all'], ['/pipelines/fields']],
      then: ({ key }) => navigate({ to: '/pipelines/$key', params: { key } }),
    },
  );
  return (
    <Dialog onClose={onClose} title={t('pipeline.new')}>
      <Form of={form} does={t('pipeline.create')} onCancel={onClose}>
        <Input label={t('pipeline.name')} maxLength={100} required {...form.field('name')} />
        {form.typed.begin === '' && (
          <Select label={t('pipeline.of')} {...form.field('noun')}>
            <option value="lead">{t('pipeline.of.lead')}</option>
            <option value="ticket">{t('pipeline.of.ticket')}</option>
            <option value="conversation">{t('pipeline.of.conversation')}</option>
          </Select>
        )}
        <Select label={t('pipeline.from')} {...form.field('begin')}>
          <option value="">{t('pipeline.empty')}</option>
          {known.map((one) => (
            <option key={one.key} value={one.key}>
              {t('pipeline.copyOf', { name: inLanguage(one.name, language) })}
            </option>
          ))}
        </Select>
      </Form>
    </Dialog>
  );
};
