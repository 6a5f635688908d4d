import { IconPhoneCalling } from '@tabler/icons-react';
import type { Looks } from '../timeline/look.ts';

export const callbackLooks: Looks = {
  of: {
    'callback.asked': { tone: 'blue', Icon: IconPhoneCalling },
    'callback.late': { tone: 'red', Icon: IconPhoneCalling },
    'callback.attempted': { tone: 'blue', Icon: IconPhoneCalling },
    'callback.ended': { tone: 'green', Icon: IconPhoneCalling },
  },
};
