import type { RefusalKind } from '../refusal.ts';

export const sellerRefusals = {
  LogoUnreadable: {
    status: 422,
    field: 'logo',
    ru: 'Не удалось прочитать картинку. Нужен логотип в PNG, JPEG или WebP до 500 КБ.',
    en: 'The picture could not be read. A logo in PNG, JPEG or WebP of at most 500 KB is needed.',
    kk: 'Суретті оқу мүмкін болмады. PNG, JPEG немесе WebP пішіміндегі 500 КБ дейінгі логотип керек.',
    uk: 'Не вдалося прочитати зображення. Потрібен логотип у PNG, JPEG або WebP до 500 КБ.',
  },
} satisfies Record<string, RefusalKind>;
