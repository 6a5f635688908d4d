import type { RefusalKind } from '../refusal.ts';

export const pipelineFileRefusals = {
  FileTooLarge: {
    status: 413,
    ru: 'Файл слишком большой: {{kilobytes}} КБ, а читаем не больше 1024. Выгрузите воронку без шаблонов или разделите её.',
    en: 'The file is too large: {{kilobytes}} kB, and 1024 is the most. Export the pipeline without its templates, or split it.',
    kk: 'Файл тым үлкен: {{kilobytes}} КБ, ал ең көбі 1024. Воронканы үлгілерсіз шығарыңыз немесе бөліңіз.',
    uk: 'Файл завеликий: {{kilobytes}} КБ, а читаємо не більше 1024. Вивантажте воронку без шаблонів або розділіть її.',
  },
  FileNotJson: {
    status: 422,
    ru: 'Это не JSON: читается до строки {{line}}. Может быть, файл обрезан или правился вручную.',
    en: 'This is not JSON: it can be read up to line {{line}}. The file may be cut short or edited by hand.',
    kk: 'Бұл JSON емес: {{line}}-жолға дейін ғана оқылады. Файл кесілген немесе қолмен өзгертілген болуы мүмкін.',
    uk: 'Це не JSON: читається до рядка {{line}}. Можливо, файл обрізано або правлено вручну.',
  },
  FileNotPipeline: {
    status: 422,
    ru: 'В этом файле нет воронки Voronka. Нужен файл, который выгрузили из воронки.',
    en: 'There is no Voronka pipeline in this file. Take a file that was exported from one.',
    kk: 'Бұл файлда Voronka воронкасы жоқ. Воронкадан шығарылған файл керек.',
    uk: 'У цьому файлі немає воронки Voronka. Потрібен файл, вивантажений із воронки.',
  },
  FileOtherVersion: {
    status: 422,
    ru: 'Файл записан в форме {{version}}, а эта установка читает форму 1. Обновите Voronka или выгрузите файл заново.',
    en: 'The file is of form {{version}}, and this installation reads form 1. Update Voronka, or export the file anew.',
    kk: 'Файл {{version}} түрінде жазылған, ал бұл орнату 1-түрді оқиды. Voronka-ны жаңартыңыз немесе файлды қайта шығарыңыз.',
    uk: 'Файл записано у формі {{version}}, а ця установка читає форму 1. Оновіть Voronka або вивантажте файл заново.',
  },
  FileUnknownField: {
    status: 422,
    ru: 'В файле есть поле «{{place}}», которого Voronka не знает. Исправьте имя или уберите поле.',
    en: 'The file has a field “{{place}}” that Voronka does not know. Correct its name or take it out.',
    kk: 'Файлда Voronka білмейтін «{{place}}» өрісі бар. Атауын түзетіңіз немесе өрісті алып тастаңыз.',
    uk: 'У файлі є поле «{{place}}», якого Voronka не знає. Виправте назву або приберіть поле.',
  },
  FileWrong: {
    status: 422,
    ru: 'В файле не подходит «{{place}}»: там {{found}}. Что туда можно писать, сказано в справочнике воронок.',
    en: 'In the file “{{place}}” does not fit: it is {{found}}. The reference of pipelines says what may stand there.',
    kk: 'Файлда «{{place}}» сәйкес келмейді: онда {{found}}. Не жазуға болатыны воронкалар анықтамалығында айтылған.',
    uk: 'У файлі не підходить «{{place}}»: там {{found}}. Що туди можна писати, сказано в довіднику воронок.',
  },
  FileHasSecret: {
    status: 409,
    ru: 'Автоматизация «{{automation}}» вызывает адрес на {{host}} с паролем или ключом внутри. Файл увидят другие: уберите секрет из адреса, потом выгружайте.',
    en: 'The automation “{{automation}}” calls an address at {{host}} with a password or key in it. Others will see the file: take the secret out of the address first.',
    kk: '«{{automation}}» автоматтандыруы {{host}} мекенжайын ішіндегі құпиясөзбен немесе кілтпен шақырады. Файлды басқалар көреді: алдымен құпияны мекенжайдан алып тастаңыз.',
    uk: 'Автоматизація «{{automation}}» викликає адресу на {{host}} з паролем або ключем усередині. Файл побачать інші: приберіть секрет з адреси, потім вивантажуйте.',
  },
} satisfies Record<string, RefusalKind>;
