import type { Words } from '../words/words.schema.ts';

export const fileEventWords = {
  'file.attached': {
    ru: '{{who}}: файл «{{name}}»',
    en: '{{who}}: file “{{name}}”',
    kk: '{{who}}: «{{name}}» файлы',
    uk: '{{who}}: файл «{{name}}»',
  },
  'file.removed': {
    ru: '{{who}}: файл «{{name}}» убран',
    en: '{{who}}: file “{{name}}” removed',
    kk: '{{who}}: «{{name}}» файлы алып тасталды',
    uk: '{{who}}: файл «{{name}}» прибрано',
  },
} satisfies Record<string, Required<Words>>;
