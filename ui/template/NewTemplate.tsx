import { firstText, hasSubject, textChannelName, textChannels } from '../../workflows/template/text-channel.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { useKeptForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { KeptNote } from '../kit/KeptNote.tsx';
import { keyFrom } from '../kit/key-from.ts';
import { useWords } from '../words.ts';
import { changesTemplates, sent } from './templates.ts';

type Typed = { name: string; key?: string; channel?: string };

/** A new template with its first text, or a copy of one with all of its texts. */
export const NewTemplate = ({
  copyOf,
  taken,
  first = textChannels[0]!,
  onClose,
  onMade,
}: {
  copyOf?: string | undefined;
  taken: string[];
  /** the channel that is offered first */
  first?: string | undefined;
  onClose: () => void;
  onMade: (key: string) => void;
}) => {
  const { t, language } = useWords('template');
  const keyOf = (typed: Typed) => typed.key ?? keyFrom(typed.name, taken);
  const form = useKeptForm<Typed, unknown>(
    copyOf ? `template-copy.${copyOf}` : 'template-new',
    { name: '' },
    ({ name: typedName, channel = first, ...typed }) => {
      const name = typedName.trim();
      const key = keyOf({ name: typedName, ...typed });
      return copyOf
        ? post('/templates/keys/{key}/copy', { path: { key: copyOf }, body: { key, name } })
        : post('/templates', {
            body: sent({
              key,
              name,
              channel,
              language,
              subject: hasSubject(channel) ? name : '',
              body: inLanguage(firstText(channel), language),
            }),
          });
    },
    { changes: changesTemplates, then: (_, typed) => onMade(keyOf(typed)) },
  );
  return (
    <Dialog title={t(copyOf ? 'copy.title' : 'new.title')} onClose={onClose}>
      <Form of={form} does={t('make')} onCancel={onClose}>
        {form.found && <KeptNote onClear={form.clear} />}
        <Input label={t('name')} required maxLength={100} {...form.field('name')} placeholder={t('name.example')} />
        <Input
          label={t('key')}
          hint={t('key.hint')}
          required
          pattern="[a-z][a-z0-9_]{0,39}"
          maxLength={40}
          spellCheck={false}
          {...form.field('key')}
          value={keyOf(form.typed)}
        />
        {!copyOf && (
          <Select label={t('channel')} {...form.field('channel')} value={form.typed.channel ?? first}>
            {textChannels.map((one) => (
              <option key={one} value={one}>
                {textChannelName(one, language)}
              </option>
            ))}
          </Select>
        )}
      </Form>
    </Dialog>
  );
};
