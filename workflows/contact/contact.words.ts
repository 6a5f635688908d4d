import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import type { EmailFault } from './email.ts';
import type { PhoneFault } from './phone.ts';

/** Why an address was not taken, for the one who typed it. */
export const emailFaultSentence = (why: EmailFault, language: Language): string =>
  inLanguage(emailFaults[why], language);
export const phoneFaultSentence = (why: PhoneFault, language: Language): string =>
  inLanguage(phoneFaults[why], language);

const needed: Required<Words> = {
  ru: 'Заполните это поле.',
  en: 'Fill in this field.',
  kk: 'Осы өрісті толтырыңыз.',
  uk: 'Заповніть це поле.',
};

const emailFaults: Record<EmailFault, Required<Words>> = {
  empty: needed,
  shape: {
    ru: 'Проверьте адрес: он похож на имя@почта.kz.',
    en: 'Check the address: it looks like name@mail.com.',
    kk: 'Мекенжайды тексеріңіз: ол аты@пошта.kz түрінде болады.',
    uk: 'Перевірте адресу: вона схожа на ім’я@пошта.ua.',
  },
  name: {
    ru: 'Проверьте адрес до знака @: лишние точки, пробелы и буквы двух алфавитов в нём не бывают.',
    en: 'Check the address before the @: it has no needless dots, spaces or letters of two alphabets.',
    kk: 'Мекенжайдың @ белгісіне дейінгі бөлігін тексеріңіз: онда артық нүкте, бос орын және екі әліпбидің әріптері болмайды.',
    uk: 'Перевірте адресу до знака @: зайвих крапок, пробілів і літер двох абеток у ній не буває.',
  },
  domain: {
    ru: 'Проверьте адрес после знака @: там название сайта без лишних знаков, например gmail.com.',
    en: 'Check the address after the @: the name of a site without other signs stands there, such as gmail.com.',
    kk: 'Мекенжайдың @ белгісінен кейінгі бөлігін тексеріңіз: онда артық белгісіз сайт атауы тұрады, мысалы gmail.com.',
    uk: 'Перевірте адресу після знака @: там назва сайту без зайвих знаків, наприклад gmail.com.',
  },
  long: {
    ru: 'Адрес слишком длинный: до @ не больше 64 знаков, всего не больше 254.',
    en: 'The address is too long: 64 characters at most before the @, 254 in all.',
    kk: 'Мекенжай тым ұзын: @ белгісіне дейін 64 таңбадан, барлығы 254 таңбадан аспасын.',
    uk: 'Адреса задовга: до @ не більше 64 знаків, усього не більше 254.',
  },
};

const phoneFaults: Record<PhoneFault, Required<Words>> = {
  empty: needed,
  country: {
    ru: 'Непонятно, из какой страны номер. Напишите его с кодом страны, например +7 701 555 20 18 или +380 67 123 45 67.',
    en: 'It is not clear which country this number belongs to. Write it with the country code, such as +7 701 555 20 18 or +380 67 123 45 67.',
    kk: 'Нөмірдің қай елдікі екені белгісіз. Оны ел кодымен жазыңыз, мысалы +7 701 555 20 18 немесе +380 67 123 45 67.',
    uk: 'Незрозуміло, з якої країни номер. Напишіть його з кодом країни, наприклад +380 67 123 45 67 або +7 701 555 20 18.',
  },
  several: {
    ru: 'Здесь больше одного номера. Оставьте один, по которому вам удобно ответить.',
    en: 'There is more than one number here. Leave the one at which you want the answer.',
    kk: 'Мұнда бірнеше нөмір бар. Жауап беруге ыңғайлы біреуін қалдырыңыз.',
    uk: 'Тут більше одного номера. Залиште один, за яким вам зручно відповісти.',
  },
  unfinished: {
    ru: 'Проверьте номер: он не дописан, нужен полный, например +7 701 555 20 18.',
    en: 'Check the number: it is not finished, a full one is needed, such as +7 701 555 20 18.',
    kk: 'Нөмірді тексеріңіз: ол толық жазылмаған, толығы керек, мысалы +7 701 555 20 18.',
    uk: 'Перевірте номер: його не дописано, потрібен повний, наприклад +380 67 123 45 67.',
  },
  wrong: {
    ru: 'Проверьте номер: нужен полный, например +7 701 555 20 18.',
    en: 'Check the number: a full one is needed, such as +7 701 555 20 18.',
    kk: 'Нөмірді тексеріңіз: толық нөмір керек, мысалы +7 701 555 20 18.',
    uk: 'Перевірте номер: потрібен повний, наприклад +380 67 123 45 67.',
  },
};
