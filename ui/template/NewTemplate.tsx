import { useState } from 'react';
import { firstText, hasSubject, textChannelName, textChannels } from '../../workflows/template/text-channel.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { isProblem, post } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { KeptNote } from '../kit/KeptNote.tsx';
import { Problem } from '../kit/Problem.tsx';
import { keyFrom } from '../kit/key-from.ts';
import { useKept } from '../kept.ts';
import { useWords } from '../words.ts';
import { refresh } from './templates.ts';
import css from './Template.module.css';

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
  const { value, found, change, forget } = useKept<{ name: string; key?: string; channel?: string }>(
    copyOf ? `template-copy.${copyOf}` : 'template-new',
    { name: '' },
  );
  const { name, channel = first } = value;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const key = value.key ?? keyFrom(name, taken);
  const errors = isProblem(error) ? error.errors : [];
  const make = async () => {
    setBusy(true);
    try {
      if (copyOf) await post(`/templates/keys/${copyOf}/copy`, { key, name: name.trim() });
      else
        await post('/templates', {
          key,
          name: name.trim(),
          channel,
          language,
          subject: hasSubject(channel) ? name.trim() : '',
          body: inLanguage(firstText(channel), language),
        });
      forget();
      await refresh();
      onMade(key);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t(copyOf ? 'copy.title' : 'new.title')} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        {found && <KeptNote onClear={forget} />}
        <Input
          label={t('name')}
          value={name}
          required
          maxLength={100}
          onChange={(event) => change({ ...value, name: event.target.value })}
          placeholder={t('name.example')}
        />
        <Input
          label={t('key')}
          hint={t('key.hint')}
          value={key}
          required
          pattern="[a-z][a-z0-9_]{0,39}"
          maxLength={40}
          spellCheck={false}
          error={errors.find(({ field }) => field === 'key')?.message}
          onChange={(event) => change({ ...value, key: event.target.value })}
        />
        {!copyOf && (
          <Select
            label={t('channel')}
            value={channel}
            onChange={(event) => change({ ...value, channel: event.target.value })}
          >
            {textChannels.map((one) => (
              <option key={one} value={one}>
                {textChannelName(one, language)}
              </option>
            ))}
          </Select>
        )}
        {error !== undefined && errors.length === 0 && <Problem error={error} />}
        <div className={css.actions}>
          <Button onClick={onClose}>{t('kit:cancel')}</Button>
          <Button look="primary" type="submit" busy={busy}>
            {t('make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
