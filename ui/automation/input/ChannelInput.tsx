import {
  accountName,
  addressKindOf,
  channelOf,
  kindOf,
  messageName,
  talkChannels,
} from '../../../workflows/channel/index.ts';
import type { World } from '../../../workflows/pipeline/world.schema.ts';
import type { Language } from '../../language.ts';
import { useEditing } from '../../pipeline/editing.ts';
import { useWords } from '../../words.ts';
import type { InputProps } from './input.ts';
import { Ways } from './plain.tsx';

type Given = World['channels'][number];

/** Every account that writes to clients by templates; one that is gone stays shown while it is chosen. */
export const ChannelInput = ({ label, value, onChange }: InputProps<string | undefined>) => {
  const { world, language } = useEditing();
  const accounts = world.channels.filter(({ id, name }) =>
    name === undefined ? addressKindOf(id) : channelOf(id)?.client,
  );
  const options = accounts.map((one) => ({ value: one.id, name: called(one, messageName, language) }));
  return (
    <Ways label={label} value={value} onChange={onChange} options={withChosen(options, value, messageName, language)} />
  );
};

/** A channel by which clients write, or one of its accounts; none of them is all. */
export const TalkAccountInput = ({ label, value, onChange }: InputProps<string | undefined>) => {
  const { t } = useWords('automation');
  const { world, language } = useEditing();
  const accounts = world.channels.filter(({ id }) => channelOf(id)?.talks && id.includes(':'));
  const options = [
    { value: '', name: t('channel.any') },
    ...talkChannels.map(({ kind }) => ({ value: kind, name: accountName(kind, language) })),
    ...accounts.map((one) => ({ value: one.id, name: called(one, accountName, language) })),
  ];
  return (
    <Ways
      label={label}
      value={value ?? ''}
      onChange={(id) => onChange(id || undefined)}
      options={withChosen(options, value, accountName, language)}
    />
  );
};

type Naming = (account: string, language: Language) => string;

/** "Telegram · Shop", as admins call it; the name of its channel alone where nobody has given it one. */
const called = ({ id, name }: Given, naming: Naming, language: Language): string =>
  name === undefined ? naming(id, language) : `${naming(kindOf(id), language)} · ${name}`;

const withChosen = (
  options: { value: string; name: string }[],
  value: string | undefined,
  naming: Naming,
  language: Language,
) =>
  value === undefined || options.some((one) => one.value === value)
    ? options
    : [...options, { value, name: naming(value, language) }];
