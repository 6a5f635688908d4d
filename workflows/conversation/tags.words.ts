import type { Words } from '../words/words.schema.ts';

/** What a talk says of its tags. */
export const talkTagsWords = {
  'conversation.tagged': {
    ru: '{{who}}: теги: {{tags}}',
    en: '{{who}}: tags: {{tags}}',
    kk: '{{who}}: тегтер: {{tags}}',
    uk: '{{who}}: теги: {{tags}}',
  },
  'conversation.untagged': {
    ru: '{{who}}: теги сняты: {{tags}}',
    en: '{{who}}: tags taken off: {{tags}}',
    kk: '{{who}}: алынған тегтер: {{tags}}',
    uk: '{{who}}: теги знято: {{tags}}',
  },
  'conversation.retagged': {
    ru: '{{who}}: теги: {{tags}}; сняты: {{removed}}',
    en: '{{who}}: tags: {{tags}}; taken off: {{removed}}',
    kk: '{{who}}: тегтер: {{tags}}; алынғаны: {{removed}}',
    uk: '{{who}}: теги: {{tags}}; знято: {{removed}}',
  },
} satisfies Record<string, Required<Words>>;
