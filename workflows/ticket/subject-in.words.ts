import type { Words } from '../words/words.schema.ts';

/** What a ticket is called that began without a word: by what was sent. */
export const subjectWords: Record<string, Required<Words>> = {
  picture: { ru: 'Фото', en: 'Photo', kk: 'Фото', uk: 'Фото' },
  voice: { ru: 'Голосовое', en: 'Voice message', kk: 'Дауыстық хабарлама', uk: 'Голосове' },
  audio: { ru: 'Аудио', en: 'Audio', kk: 'Аудио', uk: 'Аудіо' },
  video: { ru: 'Видео', en: 'Video', kk: 'Бейне', uk: 'Відео' },
  sticker: { ru: 'Стикер', en: 'Sticker', kk: 'Стикер', uk: 'Стикер' },
  document: { ru: 'Файл', en: 'File', kk: 'Файл', uk: 'Файл' },
  place: { ru: 'Место на карте', en: 'Place on the map', kk: 'Картадағы орын', uk: 'Місце на карті' },
  card: { ru: 'Контакт', en: 'Contact card', kk: 'Байланыс картасы', uk: 'Контакт' },
  none: { ru: 'Без слов', en: 'Without words', kk: 'Сөзсіз', uk: 'Без слів' },
};
