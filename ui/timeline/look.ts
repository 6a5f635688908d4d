import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Event } from '../../workflows/event/event.schema.ts';
import type { Tone } from '../kit/Chip.tsx';

/** What kind of entry it is: filters and colours follow it. */
export type Kind = 'message' | 'task' | 'process' | 'person' | 'money';

/** Of one type of event; `below` stands under its sentence. */
export type Look = { tone: Tone; Icon: Icon; kind?: Kind; below?: (props: { event: Event }) => ReactNode };

/** How the events of a noun look. `always`: whoever did it; else what an automation did is `process`, and the rest `kind`. */
export type Looks = { always?: Kind; kind?: Kind; of?: Record<string, Look> };
