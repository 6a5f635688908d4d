import type { RefusalKind } from '../refusal.ts';

export const exportRefusals = {
  TooManyToExport: {
    status: 422,
    ru: 'Здесь сделок: {{count}}. В один файл помещается не больше {{most}}: сузьте условия и выгрузите по частям.',
    en: 'There are {{count}} leads here. One file holds at most {{most}}: narrow the conditions and export in parts.',
    kk: 'Мұнда {{count}} мәміле бар. Бір файлға ең көбі {{most}} сияды: шарттарды тарылтып, бөліп шығарыңыз.',
    uk: 'Тут угод: {{count}}. В один файл вміщується не більше {{most}}: звузьте умови й вивантажте частинами.',
  },
} satisfies Record<string, RefusalKind>;
