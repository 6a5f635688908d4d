import { IconAlertTriangle, IconClock, IconGitBranch } from '@tabler/icons-react';
import type { Looks } from '../timeline/look.ts';

export const automationLooks: Looks = {
  always: 'process',
  of: {
    'automation.waiting': { tone: 'violet', Icon: IconClock },
    'automation.branched': { tone: 'violet', Icon: IconGitBranch },
    'automation.failed': { tone: 'red', Icon: IconAlertTriangle },
  },
};
