import { IconPaperclip } from '@tabler/icons-react';
import { isEvent } from '../../workflows/event/catalogue.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import type { Looks } from '../timeline/look.ts';
import { AttachedFile } from './AttachedFile.tsx';

const Attached = ({ event }: { event: Event }) =>
  isEvent(event, 'file.attached') && <AttachedFile id={event.nounId} told={event.data} />;

export const fileLooks: Looks = {
  of: {
    'file.attached': { tone: 'dim', Icon: IconPaperclip, below: Attached },
    'file.removed': { tone: 'dim', Icon: IconPaperclip },
  },
};
