/** How people say when, in the four languages. Keys are small letters; an apostrophe is written as people type it. */
export const prepositions = 'на|в|во|до|к|о|об|у|в день|on|at|by|until|сағат|дейін';

export const days: Record<string, number> = {
  ...{ сегодня: 0, завтра: 1, послезавтра: 2 },
  ...{ today: 0, tomorrow: 1, 'day after tomorrow': 2, 'the day after tomorrow': 2 },
  ...{ бүгін: 0, ертең: 1, бүрсігүні: 2 },
  ...{ сьогодні: 0, післязавтра: 2 },
};

export const weekdays: Record<string, number> = {
  ...{ понедельник: 1, вторник: 2, среду: 3, среда: 3, четверг: 4, пятницу: 5, пятница: 5 },
  ...{ субботу: 6, суббота: 6, воскресенье: 7 },
  ...{ monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 },
  ...{ дүйсенбі: 1, сейсенбі: 2, сәрсенбі: 3, бейсенбі: 4, жұма: 5, сенбі: 6, жексенбі: 7 },
  ...{ дүйсенбіде: 1, сейсенбіде: 2, сәрсенбіде: 3, бейсенбіде: 4, жұмада: 5, сенбіде: 6, жексенбіде: 7 },
  ...{ понеділок: 1, вівторок: 2, середу: 3, середа: 3, четвер: 4, 'п’ятницю': 5, "п'ятницю": 5 },
  ...{ 'п’ятниця': 5, "п'ятниця": 5, суботу: 6, субота: 6, неділю: 7, неділя: 7 },
};

export const months: Record<string, number> = {
  ...{ января: 1, февраля: 2, марта: 3, апреля: 4, мая: 5, июня: 6 },
  ...{ июля: 7, августа: 8, сентября: 9, октября: 10, ноября: 11, декабря: 12 },
  ...{ january: 1, february: 2, march: 3, april: 4, may: 5, june: 6 },
  ...{ july: 7, august: 8, september: 9, october: 10, november: 11, december: 12 },
  ...{ қаңтар: 1, ақпан: 2, наурыз: 3, сәуір: 4, мамыр: 5, маусым: 6 },
  ...{ шілде: 7, тамыз: 8, қыркүйек: 9, қазан: 10, қараша: 11, желтоқсан: 12 },
  ...{ січня: 1, лютого: 2, березня: 3, квітня: 4, травня: 5, червня: 6 },
  ...{ липня: 7, серпня: 8, вересня: 9, жовтня: 10, листопада: 11, грудня: 12 },
};

/** "3 часа дня" is fifteen o'clock. */
export const hourSigns: Record<string, '' | 'am' | 'pm'> = {
  ...{ часов: '', часа: '', 'часов дня': 'pm', 'часа дня': 'pm', дня: 'pm', вечера: 'pm', 'часов вечера': 'pm' },
  ...{ утра: 'am', 'часов утра': 'am', am: 'am', pm: 'pm', "o'clock": '' },
  ...{ годині: '', ранку: 'am', вечора: 'pm' },
};

type Unit = 'minutes' | 'hours' | 'days' | 'weeks';
export const units: Record<string, Unit> = {
  ...{ минут: 'minutes', минуты: 'minutes', минуту: 'minutes', мин: 'minutes' },
  ...{ час: 'hours', часа: 'hours', часов: 'hours', день: 'days', дня: 'days', дней: 'days', недели: 'weeks' },
  ...{ minute: 'minutes', minutes: 'minutes', min: 'minutes', hour: 'hours', hours: 'hours', h: 'hours' },
  ...{ day: 'days', days: 'days', week: 'weeks', weeks: 'weeks' },
  ...{ минуттан: 'minutes', сағаттан: 'hours', күннен: 'days', аптадан: 'weeks' },
  ...{ хвилин: 'minutes', хвилини: 'minutes', хвилину: 'minutes', годину: 'hours', години: 'hours' },
  ...{ годин: 'hours', днів: 'days', дні: 'days', тижні: 'weeks' },
};

/** "через 2 часа", "2 сағаттан кейін" */
export const inSome = { before: 'через|in|за', after: 'кейін|соң' };

/** without a number */
export const inOne: Record<string, Unit> = {
  ...{ 'через час': 'hours', 'через день': 'days', 'через неделю': 'weeks' },
  ...{ 'in an hour': 'hours', 'in a day': 'days', 'in a week': 'weeks' },
  ...{ 'бір сағаттан кейін': 'hours', 'бір аптадан кейін': 'weeks' },
  ...{ 'через годину': 'hours', 'за годину': 'hours', 'через тиждень': 'weeks' },
};
