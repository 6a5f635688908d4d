import { MenuTitle } from '../kit/Menu.tsx';
import { useNow } from '../kit/Time.tsx';
import { useMe } from '../session.tsx';
import { ShiftWords } from './OnShift.tsx';
import { useShifts } from './users.ts';

/** In the menu of whoever is signed in: whether she is on shift. */
export const MyShift = () => {
  const me = useMe();
  const now = useNow();
  const shift = useShifts().data?.items.find(({ userId }) => userId === me.id);
  return (
    shift && (
      <MenuTitle>
        <ShiftWords shift={shift} now={now} />
      </MenuTitle>
    )
  );
};
