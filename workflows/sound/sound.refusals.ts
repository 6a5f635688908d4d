import type { RefusalKind } from '../refusal.ts';

export const soundRefusals = {
  SoundNotForPhones: {
    status: 422,
    field: 'file',
    ru: 'Запись должна быть файлом WAV: моно, 8 кГц, 16 бит, не длиннее двух минут. На странице настроек любой звуковой файл переводится в такой сам.',
    en: 'The sound must be a WAV file: mono, 8 kHz, 16 bit, not longer than two minutes. The settings page turns any sound file into one by itself.',
    kk: 'Жазба WAV файлы болуы керек: моно, 8 кГц, 16 бит, екі минуттан ұзақ емес. Баптаулар бетінде кез келген дыбыс файлы өзі осындайға ауысады.',
    uk: 'Запис має бути файлом WAV: моно, 8 кГц, 16 біт, не довший за дві хвилини. На сторінці налаштувань будь-який звуковий файл перетворюється на такий сам.',
  },
  SoundUsed: {
    status: 409,
    ru: 'Эту запись ещё слышат клиенты: она названа в «{{name}}». Сначала уберите её там.',
    en: 'Clients still hear this sound: “{{name}}” names it. Take it off there first.',
    kk: 'Бұл жазбаны клиенттер әлі тыңдайды: ол «{{name}}» ішінде аталған. Алдымен сол жерден алып тастаңыз.',
    uk: 'Цей запис ще чують клієнти: його названо в «{{name}}». Спершу приберіть його там.',
  },
} satisfies Record<string, RefusalKind>;
