import { addressKindOf, messageName } from '../../../workflows/channel/index.ts';
import { useEditing } from '../../pipeline/editing.ts';
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
