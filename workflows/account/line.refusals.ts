import type { RefusalKind } from '../refusal.ts';

/** Why a line is not connected, and where that is mended. */
export const lineRefusals = {
  LineSignIn: {
    status: 422,
    field: 'settings.password',
    ru: 'Asterisk не принимает имя или пароль. Сверьте их с ari.conf: имя стоит в скобках, [{{user}}], пароль в строке password. После правки: asterisk -rx "module reload res_ari.so".',
    en: 'Asterisk does not accept the name or the password. Compare them with ari.conf: the name stands in brackets, [{{user}}], the password in the line password. After a change: asterisk -rx "module reload res_ari.so".',
    kk: 'Asterisk атын не құпиясөзді қабылдамайды. Оларды ari.conf файлымен салыстырыңыз: аты жақшада, [{{user}}], құпиясөз password жолында. Өзгерткен соң: asterisk -rx "module reload res_ari.so".',
    uk: 'Asterisk не приймає ім’я або пароль. Звірте їх з ari.conf: ім’я стоїть у дужках, [{{user}}], пароль у рядку password. Після зміни: asterisk -rx "module reload res_ari.so".',
  },
  LineHostUnknown: {
    status: 422,
    field: 'settings.url',
    ru: 'Сервера {{host}} нет. Проверьте, как написан адрес.',
    en: 'There is no server {{host}}. Check how the address is written.',
    kk: '{{host}} сервері жоқ. Мекенжайдың жазылуын тексеріңіз.',
    uk: 'Сервера {{host}} немає. Перевірте, як написано адресу.',
  },
  LineNoAnswer: {
    status: 422,
    field: 'settings.url',
    ru: '{{host}} не отвечает ({{error}}). Проверьте в http.conf enabled, bindaddr и bindport, и что сетевой экран пускает сюда.',
    en: '{{host}} does not answer ({{error}}). Check enabled, bindaddr and bindport in http.conf, and that the firewall lets us through.',
    kk: '{{host}} жауап бермейді ({{error}}). http.conf ішіндегі enabled, bindaddr, bindport мәндерін және желіаралық экран өткізетінін тексеріңіз.',
    uk: '{{host}} не відповідає ({{error}}). Перевірте в http.conf enabled, bindaddr і bindport, і чи пропускає мережевий екран.',
  },
  LineNotAri: {
    status: 422,
    field: 'settings.url',
    ru: 'По этому адресу отвечает не ARI ({{error}}). Нужен адрес веб-сервера Asterisk без /ari, например http://pbx:8088, и enabled=yes в ari.conf.',
    en: 'What answers at this address is not ARI ({{error}}). It has to be the address of Asterisk’s web server without /ari, such as http://pbx:8088, and enabled=yes in ari.conf.',
    kk: 'Бұл мекенжайда ARI емес басқа нәрсе жауап береді ({{error}}). Asterisk веб-серверінің /ari-сіз мекенжайы керек, мысалы http://pbx:8088, және ari.conf ішінде enabled=yes.',
    uk: 'За цією адресою відповідає не ARI ({{error}}). Потрібна адреса вебсервера Asterisk без /ari, наприклад http://pbx:8088, і enabled=yes в ari.conf.',
  },
} satisfies Record<string, RefusalKind>;
