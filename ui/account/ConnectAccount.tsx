import { Suspense, useState } from 'react';
import { callChannels, channelOf, isLine } from '../../workflows/channel/index.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Chip } from '../kit/Chip.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import type { Language } from '../language.ts';
import { useWords } from '../words.ts';
import css from './Account.module.css';
import { providerForms } from './provider/index.ts';
import type { ProviderForm } from './provider/provider.ts';
import { SettingInputs } from './SettingInputs.tsx';

type Props = { lines: boolean; onClose: () => void; onMade: (id: string) => void };

/** An account of a provider, tried before it is kept; or one that nobody carries, to try the window. */
export const ConnectAccount = ({ lines, onClose, onMade }: Props) => {
  const { t, language } = useWords('account');
  const forms = providerForms.filter(({ channel }) => isLine(channel) === lines);
  const [provider, choose] = useState<string | undefined>(forms[0]?.provider);
  const chosen = providerForms.find((one) => one.provider === provider);
  return (
    <Dialog title={t(lines ? 'lines.connect.title' : 'connect.title')} onClose={onClose}>
      <div className={css.kinds}>
        {forms.map((one) => (
          <Chip key={one.provider} on={one === chosen} onClick={() => choose(one.provider)}>
            {nameOf(one, language)}
          </Chip>
        ))}
        <Chip on={!chosen} onClick={() => choose(undefined)}>
          {t(lines ? 'lines.sandbox.short' : 'sandbox.short')}
        </Chip>
      </div>
      <Connecting key={provider ?? 'sandbox'} by={chosen} lines={lines} onClose={onClose} onMade={onMade} />
    </Dialog>
  );
};

const talks = [...new Set(providerForms.map(({ channel }) => channel).filter((channel) => !isLine(channel)))];

const channelName = (channel: string, language: Language): string =>
  inLanguage(channelOf(channel)?.name ?? { ru: channel }, language);

/** The channel in the reader's language, and who carries it. */
const nameOf = ({ channel, name }: ProviderForm, language: Language): string =>
  [channelName(channel, language), name && `(${name})`].filter(Boolean).join(' ');

const Connecting = ({ by, lines, onClose, onMade }: Props & { by: ProviderForm | undefined }) => {
  const { t, language } = useWords('account');
  const channels = lines ? callChannels.map(({ kind }) => kind) : talks;
  const Guide = by?.guide;
  const form = useForm(
    { name: '', channel: by?.channel ?? channels[0]!, settings: firstOf(by) },
    ({ name, channel, settings }) =>
      post('/accounts', {
        body: {
          ...{ channel, name, provider: by?.provider ?? 'sandbox' },
          ...(by ? { settings: said(settings) } : {}),
        } as never,
      }),
    {
      changes: [['/accounts']],
      says: ({ name }) => t('connected', { name }),
      then: ({ id }) => {
        onClose();
        onMade(id);
      },
    },
  );
  return (
    <>
      {by ? (
        <ol className={css.steps}>
          {by.steps.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
      ) : (
        <p className={css.practice}>{t(lines ? 'lines.sandbox.text' : 'sandbox.text')}</p>
      )}
      {Guide && (
        <Suspense>
          <Guide settings={form.typed.settings} />
        </Suspense>
      )}
      <Form of={form} does={t('connect')} onCancel={onClose}>
        <Input label={t('name')} hint={t('name.hint')} required maxLength={100} {...form.field('name')} />
        {!by && channels.length > 1 && (
          <Select label={t('channel')} {...form.field('channel')}>
            {channels.map((channel) => (
              <option key={channel} value={channel}>
                {channelName(channel, language)}
              </option>
            ))}
          </Select>
        )}
        {by && (
          <SettingInputs
            fields={by.fields}
            values={form.typed.settings}
            wrong={form.wrong}
            onChange={(settings) => form.change({ settings })}
          />
        )}
      </Form>
    </>
  );
};

const firstOf = (by: ProviderForm | undefined): Record<string, string> =>
  Object.fromEntries((by?.fields ?? []).map(({ key, first = '' }) => [key, first]));

/** What is left empty is not said. */
const said = (settings: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(settings).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : [])));
