import { IconPlus } from '@tabler/icons-react';
import type { Macro, MacroStep } from '../../../workflows/macro/macro.schema.ts';
import { patch, post } from '../../ask/ask.ts';
import { useForm } from '../../ask/use-form.ts';
import { Button } from '../../kit/Button.tsx';
import { Input } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { useWords } from '../../words.ts';
import { changesMacros } from './changes.ts';
import { StepInput } from './StepInput.tsx';

const MOST = 10;

export const MacroForm = ({ macro, onDone }: { macro?: Macro; onDone: () => void }) => {
  const { t } = useWords('conversation/quick');
  const first: { name: string; steps: MacroStep[] } = {
    name: macro?.name ?? '',
    steps: macro?.steps ?? [{ do: 'reply', texts: {} }, { do: 'close' }],
  };
  const form = useForm(
    first,
    (body) =>
      macro
        ? patch('/macros/{id}', { path: { id: macro.id }, body: { version: macro.version, ...body } })
        : post('/macros', { body }),
    { changes: changesMacros, says: t('saved'), then: onDone },
  );
  const { steps } = form.typed;
  const isEmpty = steps.some(
    (step) =>
      (step.do === 'reply' && Object.keys(step.texts).length === 0) || (step.do === 'note' && step.text.trim() === ''),
  );
  const why = isEmpty ? t('needs.text') : steps.length === 0 ? t('needs.step') : undefined;
  const put = (at: number, ...by: MacroStep[]) => form.change({ steps: steps.toSpliced(at, 1, ...by) });
  return (
    <Form of={form} does={t('save')} why={why} onCancel={onDone}>
      <Input label={t('name')} required maxLength={80} {...form.field('name')} />
      {steps.map((step, index) => (
        <StepInput
          // oxlint-disable-next-line react/no-array-index-key -- a step is known by its place alone
          key={index}
          step={step}
          wrong={(language) => form.wrong(`steps.${index}.texts.${language}`)}
          onChange={(next) => put(index, next)}
          onDelete={() => put(index)}
        />
      ))}
      {steps.length < MOST && (
        <Button icon={<IconPlus size={16} />} onClick={() => form.change({ steps: [...steps, { do: 'take' }] })}>
          {t('step.new')}
        </Button>
      )}
    </Form>
  );
};
