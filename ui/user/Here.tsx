import { Avatar } from '../kit/Avatar.tsx';
import { useWords } from '../words.ts';
import { usePresence } from './presence.ts';

/** Who else has the page of this record open. */
export const Here = ({ noun, id }: { noun: 'lead' | 'contact' | 'company' | 'ticket'; id: string }) => {
  const { t } = useWords('kit');
  const others = usePresence(`${noun}:${id}`, null);
  return others.map((one) => <Avatar key={one.id} id={one.id} name={t('kit:here', { name: one.name })} />);
};
