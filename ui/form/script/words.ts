const ru = {
  required: 'Заполните это поле',
  consent: 'Без согласия мы не можем принять заявку',
  email: 'Похоже, в адресе почты ошибка',
  choose: 'Выберите',
  sending: 'Отправляем…',
  waiting: 'Связи с сервером нет. Всё, что вы ввели, сохранено; попробуем ещё раз сами',
  busy: 'Сервер занят. Всё, что вы ввели, сохранено; попробуем ещё раз сами',
  inSeconds: 'через {{count}} с',
  now: 'Отправить сейчас',
  edit: 'Изменить',
  refused: 'Заявка не принята. Проверьте поля и попробуйте ещё раз.',
  loading: 'Форма сейчас загрузится…',
  another: 'Отправить ещё одну заявку',
  track: 'Номер обращения:',
};
type FormWords = typeof ru;
const kk: FormWords = {
  required: 'Осы өрісті толтырыңыз',
  consent: 'Келісімсіз өтінімді қабылдай алмаймыз',
  email: 'Пошта мекенжайында қате бар сияқты',
  choose: 'Таңдаңыз',
  sending: 'Жіберілуде…',
  waiting: 'Сервермен байланыс жоқ. Енгізгеніңіздің бәрі сақталды; өзіміз қайта жібереміз',
  busy: 'Сервер бос емес. Енгізгеніңіздің бәрі сақталды; өзіміз қайта жібереміз',
  inSeconds: '{{count}} с кейін',
  now: 'Қазір жіберу',
  edit: 'Өзгерту',
  refused: 'Өтінім қабылданбады. Өрістерді тексеріп, қайта жіберіп көріңіз.',
  loading: 'Форма қазір ашылады…',
  another: 'Тағы бір өтінім жіберу',
  track: 'Өтініш нөмірі:',
};
const en: FormWords = {
  required: 'Please fill this in',
  consent: 'We cannot take the request without your consent',
  email: 'There seems to be a mistake in the e-mail address',
  choose: 'Choose',
  sending: 'Sending…',
  waiting: 'The server cannot be reached. Everything you typed is kept; we will try again by ourselves',
  busy: 'The server is busy. Everything you typed is kept; we will try again by ourselves',
  inSeconds: 'in {{count}} s',
  now: 'Send now',
  edit: 'Edit',
  refused: 'The request was not taken. Check the fields and try again.',
  loading: 'The form is about to load…',
  another: 'Send another request',
  track: 'The number of your request:',
};
const uk: FormWords = {
  required: 'Заповніть це поле',
  consent: 'Без згоди ми не можемо прийняти заявку',
  email: 'Схоже, в адресі пошти помилка',
  choose: 'Оберіть',
  sending: 'Надсилаємо…',
  waiting: 'Зв’язку із сервером немає. Усе, що ви ввели, збережено; спробуємо ще раз самі',
  busy: 'Сервер зайнятий. Усе, що ви ввели, збережено; спробуємо ще раз самі',
  inSeconds: 'через {{count}} с',
  now: 'Надіслати зараз',
  edit: 'Змінити',
  refused: 'Заявку не прийнято. Перевірте поля й спробуйте ще раз.',
  loading: 'Форма зараз завантажиться…',
  another: 'Надіслати ще одну заявку',
  track: 'Номер звернення:',
};

export const words: Record<string, FormWords> = { ru, kk, en, uk };
export type { FormWords };

/** The page's language if we speak it, else the visitor's, else Russian. */
export const pickLanguage = (...wanted: (string | null | undefined)[]) =>
  wanted.map((tag) => (tag ?? '').slice(0, 2).toLowerCase()).find((tag) => tag in words) ?? 'ru';
