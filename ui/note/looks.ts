import { IconNote } from '@tabler/icons-react';
import type { Looks } from '../timeline/look.ts';

export const noteLooks: Looks = {
  of: {
    'note.removed': { tone: 'dim', Icon: IconNote },
  },
};
