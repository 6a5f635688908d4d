import type { Words } from '../words/words.schema.ts';

export const noteEventWords = {
  'note.changed': {
    ru: '{{who}}: заметка исправлена: {{text}}',
    en: '{{who}}: note changed: {{text}}',
    kk: '{{who}}: жазба түзетілді: {{text}}',
    uk: '{{who}}: нотатку виправлено: {{text}}',
  },
  'note.pinned': {
    ru: '{{who}}: заметка закреплена',
    en: '{{who}}: note pinned',
    kk: '{{who}}: жазба бекітілді',
    uk: '{{who}}: нотатку закріплено',
  },
  'note.unpinned': {
    ru: '{{who}}: заметка откреплена',
    en: '{{who}}: note unpinned',
    kk: '{{who}}: жазба босатылды',
    uk: '{{who}}: нотатку відкріплено',
  },
  'note.removed': {
    ru: '{{who}}: заметка убрана',
    en: '{{who}}: note removed',
    kk: '{{who}}: жазба алып тасталды',
    uk: '{{who}}: нотатку прибрано',
  },
  'note.restored': {
    ru: '{{who}}: заметка возвращена',
    en: '{{who}}: note put back',
    kk: '{{who}}: жазба қайтарылды',
    uk: '{{who}}: нотатку повернуто',
  },
} satisfies Record<string, Required<Words>>;
