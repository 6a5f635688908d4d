import {
  IconArchive,
  IconArchiveOff,
  IconArrowBackUp,
  IconCheck,
  IconFileImport,
  IconFlaskOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlus,
  IconRestore,
  IconRocket,
  IconTrash,
} from '@tabler/icons-react';
import type { PipelineStoryEntry } from '../../../workflows/pipeline/story.schema.ts';
import type { Language } from '../../../workflows/words/words.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import type { Say } from '../../words.ts';

type What = PipelineStoryEntry['what'];

export const icons: Record<What, typeof IconPlus> = {
  created: IconPlus,
  imported: IconFileImport,
  restored: IconRestore,
  discarded: IconTrash,
  archived: IconArchive,
  returned: IconArchiveOff,
  demo_removed: IconFlaskOff,
  published: IconRocket,
  paused: IconPlayerPause,
  resumed: IconPlayerPlay,
  stopped: IconPlayerStop,
  done: IconCheck,
  undoing: IconArrowBackUp,
  undone: IconArrowBackUp,
};

/** What changed something for leads stands out from what changed only the draft. */
export const toneOf = (what: What): string | undefined =>
  what === 'published' || what === 'done'
    ? 'green'
    : ['stopped', 'undoing', 'undone', 'archived', 'paused'].includes(what)
      ? 'amber'
      : undefined;

export const originOf = ({ from }: PipelineStoryEntry, t: Say, language: Language): string => {
  if (!from) return t('story.created');
  const name = from.name ? inLanguage(from.name, language) : (from.key ?? '');
  return t(`story.created.${from.kind}`, { name });
};

/** What became of the leads, once a publication was over. */
export const countsOf = ({ what, counts }: PipelineStoryEntry, t: Say): string | undefined => {
  if (!counts) return undefined;
  return what === 'undone'
    ? t('story.counts.undone', { undone: counts.undone, kept: counts.kept })
    : t('story.counts', { moved: counts.move, mapped: counts.map, stayed: counts.keep + counts.blocked });
};
