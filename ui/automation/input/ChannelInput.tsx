import { accountName, addressKindOf, channelOf, messageName, talkChannels } from '../../../workflows/channel/index.ts';
import { useEditing } from '../../pipeline/editing.ts';
import { useWords } from '../../words.ts';
import type { InputProps } from './input.ts';
import { Ways } from './plain.tsx';

/** Every account that writes to clients; one that is gone stays shown while it is chosen. */
export const ChannelInput = ({ label, value, onChange }: InputProps<string | undefined>) => {
  const { world, language } = useEditing();
  const accounts = world.channels.map(({ id }) => id).filter((id) => addressKindOf(id));
  const shown = value === undefined || accounts.includes(value) ? accounts : [...accounts, value];
  const options = shown.map((id) => ({ value: id, name: messageName(id, language) }));
  return <Ways label={label} value={value} onChange={onChange} options={options} />;
};

/** A channel by which clients write, or one of its accounts; none of them is all. */
export const TalkAccountInput = ({ label, value, onChange }: InputProps<string | undefined>) => {
  const { t } = useWords('automation');
  const { world, language } = useEditing();
  const accounts = world.channels.flatMap(({ id }) => (channelOf(id)?.talks && id.includes(':') ? id : []));
  const known = [...talkChannels.map(({ kind }) => kind), ...accounts];
  const shown = value === undefined || known.includes(value) ? known : [...known, value];
  const options = [
    { value: '', name: t('channel.any') },
    ...shown.map((id) => ({ value: id, name: accountName(id, language) })),
  ];
  return <Ways label={label} value={value ?? ''} onChange={(id) => onChange(id || undefined)} options={options} />;
};
