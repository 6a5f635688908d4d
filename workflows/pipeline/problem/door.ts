import { doors, doorWords } from '../../lead/door.ts';
import { idleDoors } from '../idle-doors.ts';
import type { Look } from './look.ts';
import { inEach } from '../../words/words.ts';

/** Reports doors whose leads fall through while those of other doors are taken care of. A pipeline that takes care of none is worked by hand. */
export const checkDoors = ({ definition, forms, report }: Look): void => {
  const idle = idleDoors(definition, forms);
  if (idle.length === 0 || idle.length === doors.length) return;
  report(
    'DoorStartsNothing',
    { part: 'pipeline' },
    {
      doors: inEach((language) => idle.map((door) => doorWords[door][language]).join(', ')),
      key: idle.join(),
    },
  );
};
