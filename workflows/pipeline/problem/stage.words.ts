import type { Words } from '../../words/words.schema.ts';
import type { ProblemKind } from './look.ts';

export const stageProblems = {
  DuplicateKey: {
    severity: 'error',
    says: {
      ru: '{{where}}: ключ «{{key}}» занят дважды — {{what}}.',
      en: '{{where}}: the key “{{key}}” is used twice — {{what}}.',
      kk: '{{where}}: «{{key}}» кілті екі рет қолданылған — {{what}}.',
      uk: '{{where}}: ключ «{{key}}» зайнято двічі — {{what}}.',
    },
    advice: {
      ru: 'Удалите одно из двух и создайте заново: ключ выдастся новый.',
      en: 'Delete one of the two and make it anew: it gets a key of its own.',
      kk: 'Екеуінің бірін жойып, қайта жасаңыз: жаңа кілт беріледі.',
      uk: 'Видаліть одне з двох і створіть заново: ключ буде новий.',
    },
  },
  OneStageOnly: {
    severity: 'error',
    says: {
      ru: '{{where}}: у переписки один этап, и он открыт.',
      en: '{{where}}: conversations have one stage, and it is open.',
      kk: '{{where}}: хат алмасуда бір ғана кезең бар, және ол ашық.',
      uk: '{{where}}: у листування один етап, і він відкритий.',
    },
    advice: {
      ru: 'Оставьте один этап вида «В работе».',
      en: 'Leave one stage of the kind “Open”.',
      kk: '«Жұмыста» түріндегі бір кезеңді қалдырыңыз.',
      uk: 'Залиште один етап виду «У роботі».',
    },
  },
  NoWonStage: {
    severity: 'error',
    says: {
      ru: '{{where}}: нет этапа, который закрывает сделку успехом.',
      en: '{{where}}: no stage closes a lead as won.',
      kk: '{{where}}: мәмілені сәтті жабатын кезең жоқ.',
      uk: '{{where}}: немає етапу, що закриває угоду успіхом.',
    },
    advice: {
      ru: 'Добавьте этап с видом «Успех».',
      en: 'Add a stage of the kind “Won”.',
      kk: '«Сәтті» түріндегі кезең қосыңыз.',
      uk: 'Додайте етап виду «Успіх».',
    },
  },
  NoLostStage: {
    severity: 'error',
    says: {
      ru: '{{where}}: нет этапа, который закрывает сделку отказом.',
      en: '{{where}}: no stage closes a lead as lost.',
      kk: '{{where}}: мәмілені бас тартумен жабатын кезең жоқ.',
      uk: '{{where}}: немає етапу, що закриває угоду відмовою.',
    },
    advice: {
      ru: 'Добавьте этап с видом «Отказ».',
      en: 'Add a stage of the kind “Lost”.',
      kk: '«Бас тарту» түріндегі кезең қосыңыз.',
      uk: 'Додайте етап виду «Відмова».',
    },
  },
  FirstStageClosed: {
    severity: 'error',
    says: {
      ru: '{{where}}: этап стоит первым, и новые сделки сразу окажутся закрытыми.',
      en: '{{where}}: the stage comes first, and new leads would be closed at once.',
      kk: '{{where}}: кезең бірінші тұр, жаңа мәмілелер бірден жабық болады.',
      uk: '{{where}}: етап стоїть першим, і нові угоди одразу будуть закриті.',
    },
    advice: {
      ru: 'Поставьте первым этап, в котором сделка открыта.',
      en: 'Put a stage first in which leads are open.',
      kk: 'Мәміле ашық тұратын кезеңді бірінші қойыңыз.',
      uk: 'Поставте першим етап, у якому угода відкрита.',
    },
  },
  FirstStageRetired: {
    severity: 'error',
    says: {
      ru: '{{where}}: этап закрыт для новых сделок, но стоит первым: новым сделкам некуда прийти.',
      en: '{{where}}: the stage is closed to new leads but comes first: new leads have nowhere to go.',
      kk: '{{where}}: кезең жаңа мәмілелерге жабық, бірақ бірінші тұр: жаңа мәмілелерге орын жоқ.',
      uk: '{{where}}: етап закрито для нових угод, але він перший: новим угодам нікуди прийти.',
    },
    advice: {
      ru: 'Поставьте первым другой этап или откройте этот.',
      en: 'Put another stage first, or open this one again.',
      kk: 'Басқа кезеңді бірінші қойыңыз немесе мұны қайта ашыңыз.',
      uk: 'Поставте першим інший етап або відкрийте цей.',
    },
  },
  StageUnreachable: {
    severity: 'warning',
    says: {
      ru: '{{where}}: сюда не попасть. Ни одна автоматизация и ни один итог сюда не ведут, а менеджерам нельзя переводить сюда вручную.',
      en: '{{where}}: nothing gets here. No automation and no outcome leads here, and managers may not move leads here by hand.',
      kk: '{{where}}: мұнда жету мүмкін емес. Бірде-бір автоматтандыру мен қорытынды мұнда алып келмейді, ал менеджерлерге қолмен ауыстыруға болмайды.',
      uk: '{{where}}: сюди не потрапити. Жодна автоматизація і жоден підсумок сюди не ведуть, а менеджерам не можна переводити сюди вручну.',
    },
    advice: {
      ru: 'Разрешите менеджерам переводить сюда, добавьте автоматизацию или удалите этап.',
      en: 'Let managers move leads here, add an automation, or delete the stage.',
      kk: 'Менеджерлерге рұқсат беріңіз, автоматтандыру қосыңыз немесе кезеңді жойыңыз.',
      uk: 'Дозвольте менеджерам переводити сюди, додайте автоматизацію або видаліть етап.',
    },
  },
  OutcomeLeadsNowhere: {
    severity: 'warning',
    says: {
      ru: '{{where}}: у итога «{{outcome}}» не выбран этап. Он закроет задачу, сделка останется на месте.',
      en: '{{where}}: no stage is chosen for the outcome “{{outcome}}”. It ends the task, the lead stays where it is.',
      kk: '{{where}}: «{{outcome}}» қорытындысының кезеңі таңдалмаған. Ол тапсырманы жабады, мәміле орнында қалады.',
      uk: '{{where}}: для підсумку «{{outcome}}» не вибрано етап. Він закриє завдання, угода залишиться на місці.',
    },
    advice: {
      ru: 'Выберите, в какой этап он ведёт, или добавьте автоматизацию «Задача сделана» с этим итогом.',
      en: 'Choose the stage that it leads to, or add an automation “Task done” with this outcome.',
      kk: 'Қай кезеңге апаратынын таңдаңыз немесе осы қорытындымен «Тапсырма орындалды» автоматтандыруын қосыңыз.',
      uk: 'Виберіть, на який етап він веде, або додайте автоматизацію «Завдання виконано» з цим підсумком.',
    },
  },
  MoveToRetired: {
    severity: 'error',
    says: {
      ru: '{{where}}: этап «{{stage}}» закрыт для новых сделок, перевод в него не пройдёт.',
      en: '{{where}}: the stage “{{stage}}” is closed to new leads, a move there is refused.',
      kk: '{{where}}: «{{stage}}» кезеңі жаңа мәмілелерге жабық, оған ауыстыру өтпейді.',
      uk: '{{where}}: етап «{{stage}}» закрито для нових угод, перевести туди не вийде.',
    },
    advice: {
      ru: 'Выберите другой этап или откройте этот.',
      en: 'Choose another stage, or open this one again.',
      kk: 'Басқа кезең таңдаңыз немесе мұны қайта ашыңыз.',
      uk: 'Виберіть інший етап або відкрийте цей.',
    },
  },
  WaitsForever: {
    severity: 'warning',
    says: {
      ru: '{{where}}: сделка может остаться здесь навсегда: нет ни задачи, ни срока, и не задано, когда она застоялась.',
      en: '{{where}}: a lead may stay here for ever: no task, no due time and no stale limit.',
      kk: '{{where}}: мәміле мұнда мәңгі қалуы мүмкін: тапсырма да, мерзім де жоқ, тұралау шегі де қойылмаған.',
      uk: '{{where}}: угода може залишитися тут назавжди: немає ні завдання, ні строку, і застою теж не задано.',
    },
    advice: {
      ru: 'Поставьте задачу при входе, добавьте «через время» или число дней, после которых сделка считается застоявшейся.',
      en: 'Create a task on entering, add something “after a time”, or set after how many days a lead is stale.',
      kk: 'Кіргенде тапсырма беріңіз, «уақыт өткенде» қосыңыз немесе мәміле неше күннен кейін тұралайтынын қойыңыз.',
      uk: 'Поставте завдання при вході, додайте «через час» або кількість днів, після яких угода вважається застояною.',
    },
  },
} satisfies Record<string, ProblemKind>;

export const duplicateWords = {
  stage: { ru: 'два этапа', en: 'two stages', kk: 'екі кезең', uk: 'два етапи' },
  automation: { ru: 'две автоматизации', en: 'two automations', kk: 'екі автоматтандыру', uk: 'дві автоматизації' },
  field: { ru: 'два поля', en: 'two fields', kk: 'екі өріс', uk: 'два поля' },
  outcome: { ru: 'два итога', en: 'two outcomes', kk: 'екі қорытынды', uk: 'два підсумки' },
  lossReason: {
    ru: 'две причины отказа',
    en: 'two loss reasons',
    kk: 'екі бас тарту себебі',
    uk: 'дві причини відмови',
  },
  taskType: { ru: 'два вида задач', en: 'two kinds of tasks', kk: 'екі тапсырма түрі', uk: 'два види завдань' },
  option: { ru: 'два варианта', en: 'two options', kk: 'екі нұсқа', uk: 'два варіанти' },
  item: { ru: 'два пункта списка', en: 'two items of the list', kk: 'тізімнің екі тармағы', uk: 'два пункти списку' },
} satisfies Record<string, Required<Words>>;
