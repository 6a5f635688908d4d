import type { AdKind } from '../../workflows/ad-form/ad-form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { usePipelines } from '../pipeline/pipelines.ts';
import { keyFrom } from '../kit/key-from.ts';
import { useWords } from '../words.ts';
import { keepAdSource } from '../form/forms.ts';

export const NewAd = ({
  taken,
  onClose,
  onMade,
}: {
  taken: string[];
  onClose: () => void;
  onMade: (key: string) => void;
}) => {
  const { t, language } = useWords('ad-form');
  const pipelines = usePipelines();
  const keyOf = (typed: { key: string; name: string }) => typed.key || keyFrom(typed.name, taken);
  const form = useForm(
    { name: '', kind: 'meta' as AdKind, pipeline: pipelines[0]?.key ?? '', key: '' },
    ({ name, key, ...typed }) =>
      post('/ad-sources', { body: { ...typed, name: name.trim(), key: keyOf({ name, key }), secrets: {} } }),
    {
      then: (made) => {
        keepAdSource(made);
        onMade(made.key);
      },
    },
  );
  return (
    <Dialog title={t('new')} onClose={onClose}>
      <Form of={form} does={t('form:make')} onCancel={onClose}>
        <Select label={t('kind')} {...form.field('kind')}>
          <option value="meta">{t('kind.meta')}</option>
          <option value="google">{t('kind.google')}</option>
        </Select>
        <Input label={t('name')} required maxLength={100} placeholder={t('name.example')} {...form.field('name')} />
        <Input
          label={t('form:key')}
          hint={t('key.hint')}
          required
          pattern="[a-z][a-z0-9_]{0,39}"
          maxLength={40}
          spellCheck={false}
          {...form.field('key')}
          value={keyOf(form.typed)}
        />
        <Select label={t('form:pipeline')} {...form.field('pipeline')}>
          {pipelines.map((one) => (
            <option key={one.key} value={one.key}>
              {inLanguage(one.definition.name, language)}
            </option>
          ))}
        </Select>
      </Form>
    </Dialog>
  );
};
