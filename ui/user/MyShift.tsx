import { IconCoffee, IconPlayerPlay } from '@tabler/icons-react';
import { del, post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { MenuItem, MenuTitle } from '../kit/Menu.tsx';
import { shortText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { ShiftWords } from './OnShift.tsx';
import { changesUsers, useShifts } from './users.ts';

const BREAKS = [15, 30, 60];

/** In the menu of whoever is signed in: whether she is on shift, and a break. */
export const MyShift = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('user');
  const me = useMe();
  const now = useNow();
  const shift = useShifts().data?.items.find(({ userId }) => userId === me.id);
  const taking = useWrite((minutes: number) => post('/me/break', { body: { minutes } }), {
    changes: changesUsers,
    says: ({ until }) => t('break.taken', { when: until ? shortText(until, Date.now()) : '' }),
    tone: 'dim',
    undo: () => del('/me/break'),
  });
  const ending = useWrite(() => del('/me/break'), { changes: changesUsers, says: t('break.ended') });
  if (!shift) return null;
  const choose = (work: Promise<unknown>) => void work.then(onClose);
  return (
    <>
      <MenuTitle>
        <ShiftWords shift={shift} now={now} />
      </MenuTitle>
      {shift.on &&
        BREAKS.map((minutes) => (
          <MenuItem key={minutes} icon={<IconCoffee size={16} />} onClick={() => choose(taking.write(minutes))}>
            {t('break.take', { count: minutes })}
          </MenuItem>
        ))}
      {shift.away && (
        <MenuItem icon={<IconPlayerPlay size={16} />} onClick={() => choose(ending.write())}>
          {t('break.end')}
        </MenuItem>
      )}
    </>
  );
};
