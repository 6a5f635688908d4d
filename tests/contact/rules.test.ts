import { describe, expect, it } from '@jest/globals';
import { isVouched } from '../../workflows/contact/address.ts';
import { likeness } from '../../workflows/contact/name.ts';
import { isTitle } from '../../workflows/contact/name.ts';
import { personOf, type Holder } from '../../workflows/contact/person.ts';

const pairs = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' | ') as [string, string]);

describe('B5 two names of one person', () => {
  it.each(
    pairs(`
    Айгуль Нурланова | Айгүл Нұрланова
    Айгуль | Aigul
    Айгуль Нурланова | Нурланова Айгуль
    Айгуль Нурланова | Aigul Nurlanova
    Әсел Құрманова | Асель Курманова
    Асель | Assel
    Александр Иванов | Саша Иванов
    Александр | Саша
    Александра Петрова | Саша
    Олександр Шевченко | Александр Шевченко
    Oleksandr Shevchenko | Олександр Шевченко
    Alexander Ivanov | Александр Иванов
    Alexandr | Александр
    Дмитрий Сергеевич Ким | Дима Ким
    Дмитро Коваль | Дмитрий Коваль
    Dmitry Koval | Дмитро Коваль
    Dmytro | Дмитро
    Екатерина | Катя
    Катерина Бойко | Kateryna Boyko
    Екатерина Бойко | Катерина Бойко
    Иван Петрович Сидоров | Сидоров Иван
    Иван Петрович | Иван
    Иван Петрович Сидоров | Иван Петрович
    Сидоров И. П. | Иван Петрович Сидоров
    И. Сидоров | Иван Сидоров
    Сергей | Сергій
    Serhii Bondar | Сергій Бондар
    Sergey Bondar | Сергій Бондар
    Наталья | Наталия
    Наташа Бондар | Наталія Бондар
    Nataliia Bondar | Наталія Бондар
    Natalya | Наталья
    Евгений | Yevgeniy
    Evgeny Popov | Евгений Попов
    Евгений | Женя
    Юлия | Julia
    Yuliya | Юлия
    Iuliia | Юлія
    Жанар | Zhanar
    Жанар | Janar
    Бауыржан Төлегенов | Бауржан Толегенов
    Bauyrzhan Tolegenov | Бауыржан Төлегенов
    Қайрат Әбенов | Кайрат Абенов
    Kairat Abenov | Қайрат Әбенов
    Qairat Abenov | Қайрат Әбенов
    Гүлнара Оспанова | Гульнара Оспанова
    Gulnara | Гульнара
    Ғалым | Галым
    Ольга | Olha
    Ольга | Olga
    Ганна Мельник | Анна Мельник
    Hanna Melnyk | Ганна Мельник
    Михаил | Миша
    Mykhailo | Михайло
    Михаил | Michael
    Пётр | Петр
    Петро | Пётр
    Семён Слепаков | Семен Слепаков
    Артём | Артем
    Artyom | Артём
    Фёдор | Fyodor
    Щербаков Илья | Shcherbakov Ilya
    Хасан Ахметов | Khassan Akhmetov
    Цой Светлана | Света Цой
    Tsoy Svetlana | Цой Светлана
    Айгуль Нурланова | Айгуль Нурланва
    Айгуль Нурланова | Айгуль Нурлнаова
    Александр Ивонов | Александр Иванов
    Алексадр Иванов | Александр Иванов
    Ерлан Нұрланұлы Сейтқали | Ерлан Сейткали
    Нурлан Серикович | Нурлан
    АЙГУЛЬ | айгуль
    Айгуль (мама Алии) | Айгуль
    Юрий | Yuri
    Юрій | Юра
    Владимир | Володимир
    Вова | Владимир
    Volodymyr | Володимир
    Ксения | Xenia
    Оксана | Ксения
    Максим | Maxim
    Maksym | Максим
    Анастасия Иванова | Настя Иванова
    В'ячеслав Ткач | Вячеслав Ткач
    Лилия | Лілія
    Вероника | Вероніка
    Мария | Марія
    Mariia | Марія
    Maria | Мария
    Анна Петрова | Анна Ивановна
    Иванова Анна | Анна Иванов
    Дарья | Daria
    Тетяна | Татьяна
    Tetiana | Таня
    Нұрсұлтан | Нурсултан
    Шыңғыс | Шынгыс
    Shyngys | Шыңғыс
    Өмірзақ | Омирзак
    Андрій | Andrii
    Andriy | Андрей
    Олексій | Oleksii
    Алексей | Alexey
    Alexei | Леша
    Ілля | Илья
    Emily Carter | Emily  Carter
    Carter Emily | Emily Carter
    Микола | Николай
    Софья | София
    Даниил | Данил
    Михайлов Пётр Алексеевич | Петр Михайлов
    Гуля | Гульмира Сатпаева
    Санёк | Александр Пак
    Дмитрий | Димон
    Ліза Ткаченко | Елизавета Ткаченко
    Liza | Єлизавета
    Темірлан | Temirlan
    Дәурен Қасымов | Dauren Kasymov
    Ботагөз | Бота
    Zhaniya Akhmetova | Жания Ахметова
    Жұлдыз | Zhuldyz
    Пак Елена Викторовна | Лена Пак
    Кузнецова Ольга | Olga Kuznetsova
    Олександра Мельник | Александра Мельник
    Христина | Кристина
  `),
  )('are %s and %s', (one, other) => {
    expect([likeness(one, other), likeness(other, one)]).toEqual(['same', 'same']);
  });
});

describe('B5 two people', () => {
  it.each(
    pairs(`
    Марина | Карина
    Алина | Арина
    Алина | Алима
    Александр | Александра
    Евгений | Евгения
    Виктор | Виктория
    Валерий | Валерия
    Марат Исмаилов | Мурат Исмаилов
    Анна Иванова | Иван Иванов
    Алия Сейткали | Айгуль Сейткали
    Айгуль Нурланова | Ерлан Нурланов
    Пётр Иванов | Павел Иванов
    Анна Петрова | Анна Сидорова
    Иван Иванович Петров | Иван Сергеевич Петров
    Дана | Дина
    Дина | Диана
    Айжан | Айдана
    Асель | Асем
    Асель | Асет
    Руслан | Рустам
    Нурлан | Ерлан
    Нурлан | Нуржан
    Нұрбек | Нұржан
    Ержан | Ерлан
    Оксана | Светлана
    Ирина | Инна
    Мария | Марина
    Мария | Марк
    Юлия | Юрий
    Emily Carter | James Miller
    Ivan | Иванна
    Ольга | Олег
    Павел | Полина
    Сауле Муратова | Самал Муратова
    Тимур Садыков | Тарас Шевчук
    Олена | Олег
    Наталья | Надежда
    Гульнара | Гульмира
    Жанар | Жанат
    Сергей | Серик
    Анна | Жанна
    Виталий | Валерий
    Дмитрий Ким | Дмитрий Ли
    Кирилл | Карина
    Ли Ирина | Ким Ирина
    А. Иванов | Б. Иванов
    Максим | Марк
    Роман | Руслан
    Aida | Aigul
    Айда | Айдар
    Мадина | Мади
    Victim Client | Attacker Person
    Амир | Амина
    John Smith | Jane Smith
    Robert Brown | William Brown
    Камила Ли | Малика Ли
    Аружан | Аян
    Снежана | Светлана
    Сайт пекарни | Алия Сейткали
    Лена Пак | Лера Пак
    Назым | Назерке
    Дима | Даша
    Ольга Ким | Олег Ким
    Гульмира | Гульнара
    Zhanar | Zhanat
    Пётр Алексеевич Ким | Пётр Михайлович Ким
    Санжар Ахметов | Сауле Ахметова
  `),
  )('are %s and %s', (one, other) => {
    expect([likeness(one, other), likeness(other, one)]).toEqual(['other', 'other']);
  });
});

describe('B5 what is no name', () => {
  it.each(['', ' ', '+7 701 123 45 67', 'aigul@example.com', '12', 'А'])('says nothing: “%s”', (text) => {
    expect([likeness(text, 'Айгүл'), likeness('Айгүл', text)]).toEqual(['unknown', 'unknown']);
  });
});

describe('B5 whose an intake is', () => {
  const holder = (contactId: string, name: string, more: Partial<Holder> = {}): Holder => ({
    contactId,
    kind: 'phone',
    owner: true,
    names: [name],
    ...more,
  });
  const aigul = holder('aigul', 'Айгүл Нұрланова');
  const serik = holder('serik', 'Серік Нұрланов', { owner: false });
  const dana = holder('dana', 'Дана', { kind: 'email' });

  it('is the owner’s of its phone when she may be called so', () => {
    expect(personOf('Нурланова Айгуль', [serik, aigul])).toBe('aigul');
  });

  it('is the owner’s when it has no name', () => {
    expect(personOf('+77015552018', [serik, aigul])).toBe('aigul');
  });

  it('is that of whoever shares the phone and is called so, not a third person’s', () => {
    expect(personOf('Серик', [aigul, serik])).toBe('serik');
  });

  it('is the e-mail’s owner when the phone’s has another name', () => {
    expect(personOf('Дана', [aigul, dana])).toBe('dana');
  });

  it('is a person of her own when nobody of them is called so', () => {
    expect(personOf('Мария', [aigul, serik, dana])).toBeUndefined();
    expect(personOf('Мария', [])).toBeUndefined();
  });

  it('is found by each name that was said to be hers', () => {
    expect(personOf('Гульмира', [{ ...aigul, names: ['Айгүл Нұрланова', 'Гүлмира'] }])).toBe('aigul');
  });

  it('is taken for a contact’s whose own name nobody knows', () => {
    expect(personOf('Мария', [holder('somebody', '+77015552018')])).toBe('somebody');
  });
});

describe('B13 trust', () => {
  it('is given by a colleague or by the person herself, by nobody else', () => {
    expect((['staff', 'confirmed', 'claimed', 'guessed'] as const).filter(isVouched)).toEqual(['staff', 'confirmed']);
  });
});

describe('B5 a lead that is called by what is wanted', () => {
  it.each([
    'Сайт для пекарни',
    'Лендинг',
    'Заказ № 18',
    'Редизайн логотипа',
    'ТОО «Нан» сайт',
    'Website for a bakery',
    'Second order',
    'Дүкенге арналған сайт',
    'Розробка застосунку',
    'Кафе на Абая',
    'Квартира в Алматы, 2 комнаты',
  ])('%s is a title', (text) => expect(isTitle(text)).toBe(true));

  it.each([
    'Айгүл Нұрланова',
    'айгуль нурланова',
    'Жумагул Тлеубай',
    'Нурланов Ерлан улы',
    'Ван дер Берг',
    'Ли ван Чен',
    'Тимур, сайт для пекарни',
    'Madina Order',
    'Иван Петрович',
    'O’Brien',
    'Кәусар',
    '',
    '+7 701 555 20 18',
  ])('%s is none', (text) => expect(isTitle(text)).toBe(false));

  it('is the owner’s where a colleague has entered it, and only there', () => {
    const holders: Holder[] = [
      { contactId: 'b', kind: 'email', owner: true, names: ['Тимур'] },
      { contactId: 'a', kind: 'phone', owner: true, names: ['Айгүл'] },
      { contactId: 'c', kind: 'phone', owner: false, names: ['Данияр'] },
    ];
    expect(personOf('Сайт для пекарни', holders, true)).toBe('a');
    expect(personOf('Сайт для пекарни', holders)).toBeUndefined();
    expect(personOf('Мадина', holders, true)).toBeUndefined();
    expect(personOf('Данияр', holders, true)).toBe('c');
  });
});
