import { IconCheckbox, IconClock, IconUserCheck } from '@tabler/icons-react';
import type { Looks } from '../timeline/look.ts';

export const taskLooks: Looks = {
  kind: 'task',
  of: {
    'task.reminded': { tone: 'violet', Icon: IconClock },
    'task.overdue': { tone: 'red', Icon: IconClock },
    'task.escalated': { tone: 'red', Icon: IconUserCheck },
    'task.done': { tone: 'green', Icon: IconCheckbox },
  },
};
