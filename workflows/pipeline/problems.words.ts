import type { Words } from '../words/words.schema.ts';

type Said = { severity: 'error' | 'warning'; says: Required<Words>; advice: Required<Words> };
const error = (says: Required<Words>, advice: Required<Words>): Said => ({ severity: 'error', says, advice });
const warning = (says: Required<Words>, advice: Required<Words>): Said => ({ severity: 'warning', says, advice });

const chooseAnother = {
  ru: 'Выберите другое или уберите это.',
  en: 'Choose another one, or remove it.',
  kk: 'Басқасын таңдаңыз немесе мұны алып тастаңыз.',
  uk: 'Виберіть інше або приберіть це.',
};

/** Each problem: how bad it is, what it is, what to do. `{where}` is the automation, the stage or the part that it is in. */
export const problemWords = {
  DuplicateKey: error(
    {
      ru: '{{where}}: ключ «{{key}}» занят дважды — {{what}}.',
      en: '{{where}}: the key “{{key}}” is used twice — {{what}}.',
      kk: '{{where}}: «{{key}}» кілті екі рет қолданылған — {{what}}.',
      uk: '{{where}}: ключ «{{key}}» зайнято двічі — {{what}}.',
    },
    {
      ru: 'Удалите одно из двух и создайте заново: ключ выдастся новый.',
      en: 'Delete one of the two and make it anew: it gets a key of its own.',
      kk: 'Екеуінің бірін жойып, қайта жасаңыз: жаңа кілт беріледі.',
      uk: 'Видаліть одне з двох і створіть заново: ключ буде новий.',
    },
  ),
  NoWonStage: error(
    {
      ru: '{{where}}: нет этапа, который закрывает сделку успехом.',
      en: '{{where}}: no stage closes a lead as won.',
      kk: '{{where}}: мәмілені сәтті жабатын кезең жоқ.',
      uk: '{{where}}: немає етапу, що закриває угоду успіхом.',
    },
    {
      ru: 'Добавьте этап с видом «Успех».',
      en: 'Add a stage of the kind “Won”.',
      kk: '«Сәтті» түріндегі кезең қосыңыз.',
      uk: 'Додайте етап виду «Успіх».',
    },
  ),
  NoLostStage: error(
    {
      ru: '{{where}}: нет этапа, который закрывает сделку отказом.',
      en: '{{where}}: no stage closes a lead as lost.',
      kk: '{{where}}: мәмілені бас тартумен жабатын кезең жоқ.',
      uk: '{{where}}: немає етапу, що закриває угоду відмовою.',
    },
    {
      ru: 'Добавьте этап с видом «Отказ».',
      en: 'Add a stage of the kind “Lost”.',
      kk: '«Бас тарту» түріндегі кезең қосыңыз.',
      uk: 'Додайте етап виду «Відмова».',
    },
  ),
  FirstStageClosed: error(
    {
      ru: '{{where}}: этап стоит первым, и новые сделки сразу окажутся закрытыми.',
      en: '{{where}}: the stage comes first, and new leads would be closed at once.',
      kk: '{{where}}: кезең бірінші тұр, жаңа мәмілелер бірден жабық болады.',
      uk: '{{where}}: етап стоїть першим, і нові угоди одразу будуть закриті.',
    },
    {
      ru: 'Поставьте первым этап, в котором сделка открыта.',
      en: 'Put a stage first in which leads are open.',
      kk: 'Мәміле ашық тұратын кезеңді бірінші қойыңыз.',
      uk: 'Поставте першим етап, у якому угода відкрита.',
    },
  ),
  FirstStageRetired: error(
    {
      ru: '{{where}}: этап закрыт для новых сделок, но стоит первым: новым сделкам некуда прийти.',
      en: '{{where}}: the stage is closed to new leads but comes first: new leads have nowhere to go.',
      kk: '{{where}}: кезең жаңа мәмілелерге жабық, бірақ бірінші тұр: жаңа мәмілелерге орын жоқ.',
      uk: '{{where}}: етап закрито для нових угод, але він перший: новим угодам нікуди прийти.',
    },
    {
      ru: 'Поставьте первым другой этап или откройте этот.',
      en: 'Put another stage first, or open this one again.',
      kk: 'Басқа кезеңді бірінші қойыңыз немесе мұны қайта ашыңыз.',
      uk: 'Поставте першим інший етап або відкрийте цей.',
    },
  ),
  StageMissing: error(
    {
      ru: '{{where}}: этапа «{{key}}» нет.',
      en: '{{where}}: there is no stage “{{key}}”.',
      kk: '{{where}}: «{{key}}» кезеңі жоқ.',
      uk: '{{where}}: етапу «{{key}}» немає.',
    },
    {
      ru: 'Выберите один из этапов воронки.',
      en: 'Choose one of the stages of this pipeline.',
      kk: 'Воронка кезеңдерінің бірін таңдаңыз.',
      uk: 'Виберіть один з етапів воронки.',
    },
  ),
  OutcomeMissing: error(
    {
      ru: '{{where}}: итога «{{key}}» нет.',
      en: '{{where}}: there is no outcome “{{key}}”.',
      kk: '{{where}}: «{{key}}» қорытындысы жоқ.',
      uk: '{{where}}: підсумку «{{key}}» немає.',
    },
    {
      ru: 'Выберите другой итог или заведите такой в настройках воронки.',
      en: 'Choose another outcome, or add this one to the settings of the pipeline.',
      kk: 'Басқа қорытынды таңдаңыз немесе оны воронка баптауларына қосыңыз.',
      uk: 'Виберіть інший підсумок або додайте такий у налаштуваннях воронки.',
    },
  ),
  TaskTypeMissing: error(
    {
      ru: '{{where}}: вида задач «{{key}}» нет.',
      en: '{{where}}: there is no kind of task “{{key}}”.',
      kk: '{{where}}: «{{key}}» тапсырма түрі жоқ.',
      uk: '{{where}}: виду завдань «{{key}}» немає.',
    },
    {
      ru: 'Выберите другой вид или заведите такой в настройках воронки.',
      en: 'Choose another kind, or add this one to the settings of the pipeline.',
      kk: 'Басқа түр таңдаңыз немесе оны воронка баптауларына қосыңыз.',
      uk: 'Виберіть інший вид або додайте такий у налаштуваннях воронки.',
    },
  ),
  LossReasonMissing: error(
    {
      ru: '{{where}}: причины отказа «{{key}}» нет.',
      en: '{{where}}: there is no loss reason “{{key}}”.',
      kk: '{{where}}: «{{key}}» бас тарту себебі жоқ.',
      uk: '{{where}}: причини відмови «{{key}}» немає.',
    },
    {
      ru: 'Выберите другую причину или заведите такую в настройках воронки.',
      en: 'Choose another reason, or add this one to the settings of the pipeline.',
      kk: 'Басқа себеп таңдаңыз немесе оны воронка баптауларына қосыңыз.',
      uk: 'Виберіть іншу причину або додайте таку в налаштуваннях воронки.',
    },
  ),
  AutomationMissing: error(
    {
      ru: '{{where}}: автоматизации «{{key}}» нет, запускать нечего.',
      en: '{{where}}: there is no automation “{{key}}” to run.',
      kk: '{{where}}: іске қосатын «{{key}}» автоматтандыруы жоқ.',
      uk: '{{where}}: автоматизації «{{key}}» немає, запускати нічого.',
    },
    chooseAnother,
  ),
  FieldMissing: error(
    {
      ru: '{{where}}: поля «{{key}}» нет.',
      en: '{{where}}: there is no field “{{key}}”.',
      kk: '{{where}}: «{{key}}» өрісі жоқ.',
      uk: '{{where}}: поля «{{key}}» немає.',
    },
    {
      ru: 'Выберите другое поле или заведите такое в настройках воронки.',
      en: 'Choose another field, or add this one to the settings of the pipeline.',
      kk: 'Басқа өріс таңдаңыз немесе оны воронка баптауларына қосыңыз.',
      uk: 'Виберіть інше поле або додайте таке в налаштуваннях воронки.',
    },
  ),
  FactUnknown: error(
    {
      ru: '{{where}}: неизвестно, что такое «{{path}}».',
      en: '{{where}}: it is not known what “{{path}}” is.',
      kk: '{{where}}: «{{path}}» деген не екені белгісіз.',
      uk: '{{where}}: невідомо, що таке «{{path}}».',
    },
    {
      ru: 'Выберите поле из списка.',
      en: 'Choose a field from the list.',
      kk: 'Өрісті тізімнен таңдаңыз.',
      uk: 'Виберіть поле зі списку.',
    },
  ),
  TemplateMissing: error(
    {
      ru: '{{where}}: шаблона «{{template}}» нет ({{channel}}), отправлять нечего.',
      en: '{{where}}: there is no template “{{template}}” ({{channel}}): nothing to send.',
      kk: '{{where}}: «{{template}}» үлгісі жоқ ({{channel}}), жіберетін ештеңе жоқ.',
      uk: '{{where}}: шаблону «{{template}}» немає ({{channel}}), надсилати нічого.',
    },
    {
      ru: 'Выберите другой шаблон или напишите этот.',
      en: 'Choose another template, or write this one.',
      kk: 'Басқа үлгі таңдаңыз немесе мұны жазыңыз.',
      uk: 'Виберіть інший шаблон або напишіть цей.',
    },
  ),
  TemplateLanguageMissing: warning(
    {
      ru: '{{where}}: шаблон «{{template}}» не переведён ({{channel}}: {{languages}}). Клиент получит его на другом языке.',
      en: '{{where}}: the template “{{template}}” is not translated ({{channel}}: {{languages}}). The client will get it in another language.',
      kk: '{{where}}: «{{template}}» үлгісі аударылмаған ({{channel}}: {{languages}}). Клиент оны басқа тілде алады.',
      uk: '{{where}}: шаблон «{{template}}» не перекладено ({{channel}}: {{languages}}). Клієнт отримає його іншою мовою.',
    },
    {
      ru: 'Допишите шаблон на недостающих языках.',
      en: 'Write the template in the missing languages.',
      kk: 'Үлгіні жетіспейтін тілдерде жазыңыз.',
      uk: 'Допишіть шаблон мовами, яких бракує.',
    },
  ),
  TemplateMayStop: warning(
    {
      ru: '{{where}}: шаблон «{{template}}» ({{channel}}) не уйдёт клиенту, пока нет: {{values}}.',
      en: '{{where}}: the template “{{template}}” ({{channel}}) is not sent to a client while this is empty: {{values}}.',
      kk: '{{where}}: «{{template}}» үлгісі ({{channel}}) мына мән жоқ кезде клиентке кетпейді: {{values}}.',
      uk: '{{where}}: шаблон «{{template}}» ({{channel}}) не піде клієнту, поки немає: {{values}}.',
    },
    {
      ru: 'Поставьте в шаблоне вокруг этого значения {{#if …}} или отправляйте сообщение по условию, что оно заполнено.',
      en: 'Put {{#if …}} around the value in the template, or send the message on the condition that it is filled in.',
      kk: 'Үлгіде осы мәннің айналасына {{#if …}} қойыңыз немесе хабарламаны ол толтырылғанда ғана жіберіңіз.',
      uk: 'Поставте в шаблоні навколо цього значення {{#if …}} або надсилайте повідомлення за умови, що воно заповнене.',
    },
  ),
  TeamMissing: error(
    {
      ru: '{{where}}: группы «{{key}}» нет.',
      en: '{{where}}: there is no team “{{key}}”.',
      kk: '{{where}}: «{{key}}» тобы жоқ.',
      uk: '{{where}}: групи «{{key}}» немає.',
    },
    {
      ru: 'Выберите другую группу.',
      en: 'Choose another team.',
      kk: 'Басқа топ таңдаңыз.',
      uk: 'Виберіть іншу групу.',
    },
  ),
  TeamEmpty: warning(
    {
      ru: '{{where}}: в группе «{{team}}» сейчас никого нет, сделки останутся без ответственного.',
      en: '{{where}}: nobody is in the team “{{team}}” now, leads will have no responsible person.',
      kk: '{{where}}: «{{team}}» тобында қазір ешкім жоқ, мәмілелер жауаптысыз қалады.',
      uk: '{{where}}: у групі «{{team}}» зараз нікого немає, угоди залишаться без відповідального.',
    },
    {
      ru: 'Добавьте в группу людей или выберите другую.',
      en: 'Add people to the team, or choose another one.',
      kk: 'Топқа адам қосыңыз немесе басқасын таңдаңыз.',
      uk: 'Додайте до групи людей або виберіть іншу.',
    },
  ),
  PersonUnknown: error(
    {
      ru: '{{where}}: человека с почтой {{email}} нет.',
      en: '{{where}}: nobody has the e-mail {{email}}.',
      kk: '{{where}}: {{email}} поштасы бар адам жоқ.',
      uk: '{{where}}: людини з поштою {{email}} немає.',
    },
    {
      ru: 'Выберите другого человека.',
      en: 'Choose somebody else.',
      kk: 'Басқа адамды таңдаңыз.',
      uk: 'Виберіть іншу людину.',
    },
  ),
  PersonLeft: error(
    {
      ru: '{{where}}: {{name}} здесь больше не работает.',
      en: '{{where}}: {{name}} does not work here any more.',
      kk: '{{where}}: {{name}} енді мұнда жұмыс істемейді.',
      uk: '{{where}}: {{name}} тут більше не працює.',
    },
    {
      ru: 'Выберите другого человека.',
      en: 'Choose somebody else.',
      kk: 'Басқа адамды таңдаңыз.',
      uk: 'Виберіть іншу людину.',
    },
  ),
  CalendarMissing: error(
    {
      ru: '{{where}}: календаря «{{key}}» нет.',
      en: '{{where}}: there is no calendar “{{key}}”.',
      kk: '{{where}}: «{{key}}» күнтізбесі жоқ.',
      uk: '{{where}}: календаря «{{key}}» немає.',
    },
    {
      ru: 'Выберите другой календарь или считайте обычное время.',
      en: 'Choose another calendar, or count ordinary time.',
      kk: 'Басқа күнтізбе таңдаңыз немесе кәдімгі уақытты санаңыз.',
      uk: 'Виберіть інший календар або рахуйте звичайний час.',
    },
  ),
  FormMissing: error(
    {
      ru: '{{where}}: формы «{{key}}» нет, или она выключена.',
      en: '{{where}}: there is no form “{{key}}”, or it is switched off.',
      kk: '{{where}}: «{{key}}» формасы жоқ немесе өшірілген.',
      uk: '{{where}}: форми «{{key}}» немає, або її вимкнено.',
    },
    {
      ru: 'Выберите другую форму или сделайте так, чтобы подходила любая.',
      en: 'Choose another form, or let any form do.',
      kk: 'Басқа форманы таңдаңыз немесе кез келгені жарасын.',
      uk: 'Виберіть іншу форму або нехай підходить будь-яка.',
    },
  ),
  NotChosen: error(
    {
      ru: '{{where}}: не выбрано, кому.',
      en: '{{where}}: nobody is chosen.',
      kk: '{{where}}: кімге екені таңдалмаған.',
      uk: '{{where}}: не вибрано, кому.',
    },
    {
      ru: 'Выберите группу или человека.',
      en: 'Choose a team or a person.',
      kk: 'Топты немесе адамды таңдаңыз.',
      uk: 'Виберіть групу або людину.',
    },
  ),
  StageUnreachable: warning(
    {
      ru: '{{where}}: сюда не попасть. Ни одна автоматизация и ни один итог сюда не ведут, а менеджерам нельзя переводить сюда вручную.',
      en: '{{where}}: nothing gets here. No automation and no outcome leads here, and managers may not move leads here by hand.',
      kk: '{{where}}: мұнда жету мүмкін емес. Бірде-бір автоматтандыру мен қорытынды мұнда алып келмейді, ал менеджерлерге қолмен ауыстыруға болмайды.',
      uk: '{{where}}: сюди не потрапити. Жодна автоматизація і жоден підсумок сюди не ведуть, а менеджерам не можна переводити сюди вручну.',
    },
    {
      ru: 'Разрешите менеджерам переводить сюда, добавьте автоматизацию или удалите этап.',
      en: 'Let managers move leads here, add an automation, or delete the stage.',
      kk: 'Менеджерлерге рұқсат беріңіз, автоматтандыру қосыңыз немесе кезеңді жойыңыз.',
      uk: 'Дозвольте менеджерам переводити сюди, додайте автоматизацію або видаліть етап.',
    },
  ),
  MoveToRetired: error(
    {
      ru: '{{where}}: этап «{{stage}}» закрыт для новых сделок, перевод в него не пройдёт.',
      en: '{{where}}: the stage “{{stage}}” is closed to new leads, a move there is refused.',
      kk: '{{where}}: «{{stage}}» кезеңі жаңа мәмілелерге жабық, оған ауыстыру өтпейді.',
      uk: '{{where}}: етап «{{stage}}» закрито для нових угод, перевести туди не вийде.',
    },
    {
      ru: 'Выберите другой этап или откройте этот.',
      en: 'Choose another stage, or open this one again.',
      kk: 'Басқа кезең таңдаңыз немесе мұны қайта ашыңыз.',
      uk: 'Виберіть інший етап або відкрийте цей.',
    },
  ),
  NeverFires: warning(
    {
      ru: '{{where}}: никогда не сработает — {{why}}.',
      en: '{{where}}: can never fire — {{why}}.',
      kk: '{{where}}: ешқашан іске қосылмайды — {{why}}.',
      uk: '{{where}}: ніколи не спрацює — {{why}}.',
    },
    {
      ru: 'Поменяйте, когда она срабатывает, или удалите её.',
      en: 'Change when it fires, or delete it.',
      kk: 'Қашан іске қосылатынын өзгертіңіз немесе жойыңыз.',
      uk: 'Змініть, коли вона спрацьовує, або видаліть її.',
    },
  ),
  Loop: error(
    {
      ru: '{{where}}: получается бесконечный круг: {{path}}.',
      en: '{{where}}: this goes round for ever: {{path}}.',
      kk: '{{where}}: шексіз айналым шығады: {{path}}.',
      uk: '{{where}}: виходить нескінченне коло: {{path}}.',
    },
    {
      ru: 'Разорвите круг: уберите один из шагов или поставьте перед ним условие.',
      en: 'Break the circle: remove one of the steps, or put a condition before it.',
      kk: 'Айналымды үзіңіз: қадамдардың бірін алып тастаңыз немесе алдына шарт қойыңыз.',
      uk: 'Розірвіть коло: приберіть один із кроків або поставте перед ним умову.',
    },
  ),
  RunLoop: error(
    {
      ru: '{{where}}: автоматизации запускают друг друга по кругу: {{path}}.',
      en: '{{where}}: automations run each other in a circle: {{path}}.',
      kk: '{{where}}: автоматтандырулар бірін-бірі айналдыра іске қосады: {{path}}.',
      uk: '{{where}}: автоматизації запускають одна одну по колу: {{path}}.',
    },
    {
      ru: 'Уберите один из шагов «Запустить автоматизацию».',
      en: 'Remove one of the steps “Run an automation”.',
      kk: '«Автоматтандыруды іске қосу» қадамдарының бірін алып тастаңыз.',
      uk: 'Приберіть один із кроків «Запустити автоматизацію».',
    },
  ),
  Circle: warning(
    {
      ru: '{{where}}: если никто не вмешается, сделка будет ходить по кругу ({{path}}), пока её не остановит защита от зацикливания.',
      en: '{{where}}: if nobody steps in, a lead goes in a circle ({{path}}) until the loop guard stops it.',
      kk: '{{where}}: ешкім араласпаса, мәміле айнала береді ({{path}}), циклден қорғаныс тоқтатқанша.',
      uk: '{{where}}: якщо ніхто не втрутиться, угода ходитиме по колу ({{path}}), доки її не зупинить захист від зациклення.',
    },
    {
      ru: 'Добавьте условие, например «сколько раз сделка была в этапе».',
      en: 'Add a condition, such as how often the lead was at the stage.',
      kk: 'Шарт қосыңыз, мысалы «мәміле кезеңде неше рет болды».',
      uk: 'Додайте умову, наприклад «скільки разів угода була на етапі».',
    },
  ),
  DoorStartsNothing: warning(
    {
      ru: 'Заявки, которые приходят {{doors}}, ничего здесь не запускают: ни ответственного, ни задачи.',
      en: 'Leads that come {{doors}} start nothing here: nobody gets them and no task is set.',
      kk: '{{doors}} келген өтінімдер мұнда ештеңе бастамайды: жауапты да, тапсырма да жоқ.',
      uk: 'Заявки, що надходять {{doors}}, нічого тут не запускають: ні відповідального, ні завдання.',
    },
    {
      ru: 'Добавьте их в автоматизацию «Пришла заявка», которая назначает ответственного или ставит задачу.',
      en: 'Add them to an automation “A lead comes in” that assigns a person or sets a task.',
      kk: 'Оларды жауаптыны тағайындайтын немесе тапсырма қоятын «Өтінім келді» автоматтандыруына қосыңыз.',
      uk: 'Додайте їх до автоматизації «Надійшла заявка», яка призначає відповідального або ставить завдання.',
    },
  ),
  ChannelSandbox: warning(
    {
      ru: '{{where}}: канал «{{channel}}» не подключён, сообщения уйдут только в песочницу.',
      en: '{{where}}: the channel “{{channel}}” is not connected, messages go to the sandbox only.',
      kk: '{{where}}: «{{channel}}» арнасы қосылмаған, хабарламалар тек құмсалғышқа кетеді.',
      uk: '{{where}}: канал «{{channel}}» не підключено, повідомлення підуть лише в пісочницю.',
    },
    {
      ru: 'Пропишите ключ провайдера в настройках сервера, когда захотите писать клиентам по-настоящему.',
      en: 'Put the provider’s key into the settings of the server once clients are to be written to for real.',
      kk: 'Клиенттерге шынымен жазғыңыз келгенде, провайдер кілтін сервер баптауларына енгізіңіз.',
      uk: 'Пропишіть ключ провайдера в налаштуваннях сервера, коли захочете писати клієнтам по-справжньому.',
    },
  ),
  LossReasonNeeded: error(
    {
      ru: '{{where}}: перевод в «{{stage}}» не пройдёт: не указана причина отказа.',
      en: '{{where}}: the move to “{{stage}}” is refused: it gives no loss reason.',
      kk: '{{where}}: «{{stage}}» кезеңіне ауыстыру өтпейді: бас тарту себебі көрсетілмеген.',
      uk: '{{where}}: переведення в «{{stage}}» не відбудеться: не вказано причину відмови.',
    },
    {
      ru: 'Укажите причину отказа в этом шаге.',
      en: 'Give a loss reason in this step.',
      kk: 'Осы қадамда бас тарту себебін көрсетіңіз.',
      uk: 'Вкажіть причину відмови в цьому кроці.',
    },
  ),
  WaitsForever: warning(
    {
      ru: '{{where}}: сделка может остаться здесь навсегда: нет ни задачи, ни срока, и этап не гниёт.',
      en: '{{where}}: a lead may stay here for ever: no task, no term, and the stage never rots.',
      kk: '{{where}}: мәміле мұнда мәңгі қалуы мүмкін: тапсырма да, мерзім де жоқ, кезең шірімейді.',
      uk: '{{where}}: угода може залишитися тут назавжди: немає ні завдання, ні строку, і етап не гниє.',
    },
    {
      ru: 'Поставьте задачу при входе, добавьте «через время» или число дней, после которых этап гниёт.',
      en: 'Create a task on entering, add something “after a time”, or set after how many days the stage rots.',
      kk: 'Кіргенде тапсырма беріңіз, «уақыт өткенде» қосыңыз немесе кезең неше күнде шіритінін қойыңыз.',
      uk: 'Поставте завдання при вході, додайте «через час» або кількість днів, після яких етап гниє.',
    },
  ),
  DividesByZero: error(
    {
      ru: '{{where}}: «{{field}}» делится на ноль.',
      en: '{{where}}: “{{field}}” is divided by zero.',
      kk: '{{where}}: «{{field}}» нөлге бөлінеді.',
      uk: '{{where}}: «{{field}}» ділиться на нуль.',
    },
    { ru: 'Укажите другое число.', en: 'Give another number.', kk: 'Басқа сан көрсетіңіз.', uk: 'Вкажіть інше число.' },
  ),
  WebhookInner: warning(
    {
      ru: '{{where}}: адрес {{host}} внутри сети, вызов не пройдёт, пока его не разрешит администратор сервера.',
      en: '{{where}}: the address {{host}} is inside the network, the call is refused until the server’s administrator allows it.',
      kk: '{{where}}: {{host}} мекенжайы желі ішінде, сервер әкімшісі рұқсат бермейінше шақыру өтпейді.',
      uk: '{{where}}: адреса {{host}} всередині мережі, виклик не пройде, доки його не дозволить адміністратор сервера.',
    },
    {
      ru: 'Укажите адрес, видный из интернета, или внесите этот в WEBHOOK_ALLOWED_HOSTS.',
      en: 'Give an address that is seen from the internet, or put this one into WEBHOOK_ALLOWED_HOSTS.',
      kk: 'Интернеттен көрінетін мекенжай беріңіз немесе мұны WEBHOOK_ALLOWED_HOSTS тізіміне енгізіңіз.',
      uk: 'Вкажіть адресу, видиму з інтернету, або внесіть цю до WEBHOOK_ALLOWED_HOSTS.',
    },
  ),
  TooManySteps: error(
    {
      ru: '{{where}}: шагов {{count}}, а можно не больше {{most}}.',
      en: '{{where}}: it has {{count}} steps, {{most}} at most are allowed.',
      kk: '{{where}}: қадам саны {{count}}, ең көбі {{most}} болады.',
      uk: '{{where}}: кроків {{count}}, а можна не більше {{most}}.',
    },
    {
      ru: 'Разделите её на две: одна запускает другую.',
      en: 'Split it in two: one runs the other.',
      kk: 'Оны екіге бөліңіз: бірі екіншісін іске қосады.',
      uk: 'Розділіть її на дві: одна запускає іншу.',
    },
  ),
  TooDeepSteps: error(
    {
      ru: '{{where}}: развилки вложены друг в друга на {{count}} уровней, а можно не больше {{most}}.',
      en: '{{where}}: branches are {{count}} levels deep, {{most}} at most are allowed.',
      kk: '{{where}}: тармақтар {{count}} деңгейге дейін тереңдеген, ең көбі {{most}} болады.',
      uk: '{{where}}: розгалуження вкладені на {{count}} рівнів, а можна не більше {{most}}.',
    },
    {
      ru: 'Вынесите вложенные шаги в отдельную автоматизацию.',
      en: 'Move the inner steps to an automation of their own.',
      kk: 'Ішкі қадамдарды бөлек автоматтандыруға шығарыңыз.',
      uk: 'Винесіть вкладені кроки в окрему автоматизацію.',
    },
  ),
  EmptyBranch: warning(
    {
      ru: '{{where}}: развилка пустая, она ничего не меняет.',
      en: '{{where}}: the branch is empty and changes nothing.',
      kk: '{{where}}: тармақ бос, ештеңені өзгертпейді.',
      uk: '{{where}}: розгалуження порожнє й нічого не змінює.',
    },
    {
      ru: 'Добавьте в неё шаги или удалите её.',
      en: 'Add steps to it, or remove it.',
      kk: 'Оған қадам қосыңыз немесе алып тастаңыз.',
      uk: 'Додайте в нього кроки або приберіть його.',
    },
  ),
  StepsAfterStop: warning(
    {
      ru: '{{where}}: после «Остановиться» есть шаги, до них никогда не дойдёт.',
      en: '{{where}}: there are steps behind “Stop” that are never reached.',
      kk: '{{where}}: «Тоқтау» қадамынан кейінгілерге ешқашан кезек келмейді.',
      uk: '{{where}}: після «Зупинитися» є кроки, до них ніколи не дійде.',
    },
    {
      ru: 'Удалите их или уберите остановку.',
      en: 'Remove them, or remove the stop.',
      kk: 'Оларды немесе тоқтауды алып тастаңыз.',
      uk: 'Видаліть їх або приберіть зупинку.',
    },
  ),
  RunsSwitchedOff: warning(
    {
      ru: '{{where}}: запускает «{{automation}}», а она выключена.',
      en: '{{where}}: runs “{{automation}}”, which is switched off.',
      kk: '{{where}}: «{{automation}}» іске қосады, ал ол өшірулі.',
      uk: '{{where}}: запускає «{{automation}}», а її вимкнено.',
    },
    {
      ru: 'Включите её или уберите этот шаг.',
      en: 'Switch it on, or remove this step.',
      kk: 'Оны қосыңыз немесе бұл қадамды алып тастаңыз.',
      uk: 'Увімкніть її або приберіть цей крок.',
    },
  ),
  ConditionIncomplete: warning(
    {
      ru: '{{where}}: в условии про «{{field}}» не указано, с чем сравнивать.',
      en: '{{where}}: the condition on “{{field}}” does not say what to compare with.',
      kk: '{{where}}: «{{field}}» шартында немен салыстыру керегі айтылмаған.',
      uk: '{{where}}: в умові про «{{field}}» не вказано, з чим порівнювати.',
    },
    {
      ru: 'Допишите условие или уберите его.',
      en: 'Complete the condition, or remove it.',
      kk: 'Шартты толықтырыңыз немесе алып тастаңыз.',
      uk: 'Допишіть умову або приберіть її.',
    },
  ),
  NotADate: warning(
    {
      ru: '{{where}}: «{{field}}» не дата, ждать нечего.',
      en: '{{where}}: “{{field}}” is not a date, there is nothing to wait for.',
      kk: '{{where}}: «{{field}}» күн емес, күтетін ештеңе жоқ.',
      uk: '{{where}}: «{{field}}» не дата, чекати нічого.',
    },
    {
      ru: 'Выберите поле с датой.',
      en: 'Choose a field that holds a date.',
      kk: 'Күні бар өрісті таңдаңыз.',
      uk: 'Виберіть поле з датою.',
    },
  ),
  ValueUnfit: warning(
    {
      ru: '{{where}}: поле «{{field}}» не может хранить «{{value}}», шаг не сработает.',
      en: '{{where}}: the field “{{field}}” cannot hold “{{value}}”, so the step would fail.',
      kk: '{{where}}: «{{field}}» өрісі «{{value}}» мәнін сақтай алмайды, қадам орындалмайды.',
      uk: '{{where}}: поле «{{field}}» не може зберігати «{{value}}», крок не спрацює.',
    },
    {
      ru: 'Запишите значение так, как его понимает поле: число 1500, дата 2027-09-01.',
      en: 'Write the value as the field understands it: the number 1500, the date 2027-09-01.',
      kk: 'Мәнді өріс түсінетіндей жазыңыз: сан 1500, күн 2027-09-01.',
      uk: 'Запишіть значення так, як його розуміє поле: число 1500, дата 2027-09-01.',
    },
  ),
  OptionUnknown: warning(
    {
      ru: '{{where}}: у поля «{{field}}» нет варианта «{{option}}».',
      en: '{{where}}: the field “{{field}}” has no option “{{option}}”.',
      kk: '{{where}}: «{{field}}» өрісінде «{{option}}» нұсқасы жоқ.',
      uk: '{{where}}: у поля «{{field}}» немає варіанта «{{option}}».',
    },
    {
      ru: 'Выберите другой вариант или добавьте такой к полю.',
      en: 'Choose another option, or add this one to the field.',
      kk: 'Басқа нұсқа таңдаңыз немесе оны өріске қосыңыз.',
      uk: 'Виберіть інший варіант або додайте такий до поля.',
    },
  ),
} satisfies Record<string, Said>;

export type ProblemCode = keyof typeof problemWords;

/** Parts of a definition that are neither a stage nor an automation, and kinds of what is named. */
export const partWords = {
  pipeline: { ru: 'Воронка', en: 'The pipeline', kk: 'Воронка', uk: 'Воронка' },
  outcomes: { ru: 'Итоги', en: 'Outcomes', kk: 'Қорытындылар', uk: 'Підсумки' },
  fields: { ru: 'Поля', en: 'Fields', kk: 'Өрістер', uk: 'Поля' },
  lossReasons: { ru: 'Причины отказа', en: 'Loss reasons', kk: 'Бас тарту себептері', uk: 'Причини відмови' },
  tasks: { ru: 'Виды задач', en: 'Kinds of tasks', kk: 'Тапсырма түрлері', uk: 'Види завдань' },
  invoices: { ru: 'Счета', en: 'Invoices', kk: 'Шоттар', uk: 'Рахунки' },
};

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
};

export const neverWords = {
  noStages: {
    ru: 'не выбран ни один этап',
    en: 'no stage is chosen',
    kk: 'бірде-бір кезең таңдалмаған',
    uk: 'не вибрано жодного етапу',
  },
  unknownStages: {
    ru: 'её этапов больше нет',
    en: 'its stages are gone',
    kk: 'оның кезеңдері енді жоқ',
    uk: 'її етапів більше немає',
  },
  notFirst: {
    ru: 'новые сделки приходят только в первый этап, а она в другом',
    en: 'new leads come to the first stage only, and it is at another one',
    kk: 'жаңа мәмілелер тек бірінші кезеңге келеді, ал ол басқасында',
    uk: 'нові угоди приходять лише на перший етап, а вона на іншому',
  },
  closedLeft: {
    ru: 'из закрытого этапа сделку не переводят, её открывают снова',
    en: 'a lead is not moved out of a closed stage, it is reopened',
    kk: 'жабық кезеңнен мәміле ауыстырылмайды, қайта ашылады',
    uk: 'із закритого етапу угоду не переводять, її відкривають знову',
  },
  retiredEntered: {
    ru: 'в её этапы больше не войти, они закрыты для новых сделок',
    en: 'nothing enters its stages any more, they are closed to new leads',
    kk: 'оның кезеңдеріне енді кірмейді, олар жаңа мәмілелерге жабық',
    uk: 'в її етапи більше не ввійти, їх закрито для нових угод',
  },
  missing: {
    ru: 'того, чего она ждёт, больше нет',
    en: 'what it waits for is gone',
    kk: 'ол күтетін нәрсе енді жоқ',
    uk: 'того, на що вона чекає, більше немає',
  },
};

export const channelWords: Record<string, Required<Words>> = {
  email: { ru: 'Почта', en: 'E-mail', kk: 'Пошта', uk: 'Пошта' },
  sms: { ru: 'SMS', en: 'SMS', kk: 'SMS', uk: 'SMS' },
  stripe: { ru: 'Приём оплаты', en: 'Payments', kk: 'Төлем қабылдау', uk: 'Приймання оплати' },
};
