import { words } from '../automation/kind.ts';
import type { Words } from '../words/words.schema.ts';

type Said = { severity: 'error' | 'warning'; says: Required<Words>; advice: Required<Words> };
const error = (says: Required<Words>, advice: Required<Words>): Said => ({ severity: 'error', says, advice });
const warning = (says: Required<Words>, advice: Required<Words>): Said => ({ severity: 'warning', says, advice });

const chooseAnother = words(
  'Выберите другое или уберите это.',
  'Choose another one, or remove it.',
  'Басқасын таңдаңыз немесе мұны алып тастаңыз.',
  'Виберіть інше або приберіть це.',
);

/** Each problem: how bad it is, what it is, what to do. `{where}` is the automation, the stage or the part that has it. */
export const problemWords = {
  DuplicateKey: error(
    words(
      '{where}: ключ «{key}» занят дважды — {what}.',
      '{where}: the key “{key}” is used twice — {what}.',
      '{where}: «{key}» кілті екі рет қолданылған — {what}.',
      '{where}: ключ «{key}» зайнято двічі — {what}.',
    ),
    words(
      'Удалите одно из двух и создайте заново: ключ выдастся новый.',
      'Delete one of the two and make it anew: it gets a key of its own.',
      'Екеуінің бірін жойып, қайта жасаңыз: жаңа кілт беріледі.',
      'Видаліть одне з двох і створіть заново: ключ буде новий.',
    ),
  ),
  NoWonStage: error(
    words(
      '{where}: нет этапа, который закрывает сделку успехом.',
      '{where}: no stage closes a lead as won.',
      '{where}: мәмілені сәтті жабатын кезең жоқ.',
      '{where}: немає етапу, що закриває угоду успіхом.',
    ),
    words(
      'Добавьте этап с видом «Успех».',
      'Add a stage of the kind “Won”.',
      '«Сәтті» түріндегі кезең қосыңыз.',
      'Додайте етап виду «Успіх».',
    ),
  ),
  NoLostStage: error(
    words(
      '{where}: нет этапа, который закрывает сделку отказом.',
      '{where}: no stage closes a lead as lost.',
      '{where}: мәмілені бас тартумен жабатын кезең жоқ.',
      '{where}: немає етапу, що закриває угоду відмовою.',
    ),
    words(
      'Добавьте этап с видом «Отказ».',
      'Add a stage of the kind “Lost”.',
      '«Бас тарту» түріндегі кезең қосыңыз.',
      'Додайте етап виду «Відмова».',
    ),
  ),
  FirstStageClosed: error(
    words(
      '{where}: этап стоит первым, и новые сделки сразу окажутся закрытыми.',
      '{where}: the stage comes first, and new leads would be closed at once.',
      '{where}: кезең бірінші тұр, жаңа мәмілелер бірден жабық болады.',
      '{where}: етап стоїть першим, і нові угоди одразу будуть закриті.',
    ),
    words(
      'Поставьте первым этап, в котором сделка открыта.',
      'Put a stage first in which leads are open.',
      'Мәміле ашық тұратын кезеңді бірінші қойыңыз.',
      'Поставте першим етап, у якому угода відкрита.',
    ),
  ),
  FirstStageRetired: error(
    words(
      '{where}: этап закрыт для новых сделок, но стоит первым: новым сделкам некуда прийти.',
      '{where}: the stage is closed to new leads but comes first: new leads have nowhere to go.',
      '{where}: кезең жаңа мәмілелерге жабық, бірақ бірінші тұр: жаңа мәмілелерге орын жоқ.',
      '{where}: етап закрито для нових угод, але він перший: новим угодам нікуди прийти.',
    ),
    words(
      'Поставьте первым другой этап или откройте этот.',
      'Put another stage first, or open this one again.',
      'Басқа кезеңді бірінші қойыңыз немесе мұны қайта ашыңыз.',
      'Поставте першим інший етап або відкрийте цей.',
    ),
  ),
  StageMissing: error(
    words(
      '{where}: этапа «{key}» нет.',
      '{where}: there is no stage “{key}”.',
      '{where}: «{key}» кезеңі жоқ.',
      '{where}: етапу «{key}» немає.',
    ),
    words(
      'Выберите один из этапов воронки.',
      'Choose one of the stages of this pipeline.',
      'Воронка кезеңдерінің бірін таңдаңыз.',
      'Виберіть один з етапів воронки.',
    ),
  ),
  OutcomeMissing: error(
    words(
      '{where}: итога «{key}» нет.',
      '{where}: there is no outcome “{key}”.',
      '{where}: «{key}» қорытындысы жоқ.',
      '{where}: підсумку «{key}» немає.',
    ),
    words(
      'Выберите другой итог или заведите такой в настройках воронки.',
      'Choose another outcome, or add this one to the settings of the pipeline.',
      'Басқа қорытынды таңдаңыз немесе оны воронка баптауларына қосыңыз.',
      'Виберіть інший підсумок або додайте такий у налаштуваннях воронки.',
    ),
  ),
  TaskTypeMissing: error(
    words(
      '{where}: вида задач «{key}» нет.',
      '{where}: there is no kind of task “{key}”.',
      '{where}: «{key}» тапсырма түрі жоқ.',
      '{where}: виду завдань «{key}» немає.',
    ),
    words(
      'Выберите другой вид или заведите такой в настройках воронки.',
      'Choose another kind, or add this one to the settings of the pipeline.',
      'Басқа түр таңдаңыз немесе оны воронка баптауларына қосыңыз.',
      'Виберіть інший вид або додайте такий у налаштуваннях воронки.',
    ),
  ),
  LossReasonMissing: error(
    words(
      '{where}: причины отказа «{key}» нет.',
      '{where}: there is no loss reason “{key}”.',
      '{where}: «{key}» бас тарту себебі жоқ.',
      '{where}: причини відмови «{key}» немає.',
    ),
    words(
      'Выберите другую причину или заведите такую в настройках воронки.',
      'Choose another reason, or add this one to the settings of the pipeline.',
      'Басқа себеп таңдаңыз немесе оны воронка баптауларына қосыңыз.',
      'Виберіть іншу причину або додайте таку в налаштуваннях воронки.',
    ),
  ),
  AutomationMissing: error(
    words(
      '{where}: автоматизации «{key}» нет, запускать нечего.',
      '{where}: there is no automation “{key}” to run.',
      '{where}: іске қосатын «{key}» автоматтандыруы жоқ.',
      '{where}: автоматизації «{key}» немає, запускати нічого.',
    ),
    chooseAnother,
  ),
  FieldMissing: error(
    words(
      '{where}: поля «{key}» нет.',
      '{where}: there is no field “{key}”.',
      '{where}: «{key}» өрісі жоқ.',
      '{where}: поля «{key}» немає.',
    ),
    words(
      'Выберите другое поле или заведите такое в настройках воронки.',
      'Choose another field, or add this one to the settings of the pipeline.',
      'Басқа өріс таңдаңыз немесе оны воронка баптауларына қосыңыз.',
      'Виберіть інше поле або додайте таке в налаштуваннях воронки.',
    ),
  ),
  FactUnknown: error(
    words(
      '{where}: неизвестно, что такое «{path}».',
      '{where}: it is not known what “{path}” is.',
      '{where}: «{path}» деген не екені белгісіз.',
      '{where}: невідомо, що таке «{path}».',
    ),
    words(
      'Выберите поле из списка.',
      'Choose a field from the list.',
      'Өрісті тізімнен таңдаңыз.',
      'Виберіть поле зі списку.',
    ),
  ),
  TemplateMissing: error(
    words(
      '{where}: шаблона «{template}» нет ({channel}), отправлять нечего.',
      '{where}: there is no template “{template}” ({channel}): nothing to send.',
      '{where}: «{template}» үлгісі жоқ ({channel}), жіберетін ештеңе жоқ.',
      '{where}: шаблону «{template}» немає ({channel}), надсилати нічого.',
    ),
    words(
      'Выберите другой шаблон или напишите этот.',
      'Choose another template, or write this one.',
      'Басқа үлгі таңдаңыз немесе мұны жазыңыз.',
      'Виберіть інший шаблон або напишіть цей.',
    ),
  ),
  TemplateLanguageMissing: warning(
    words(
      '{where}: шаблон «{template}» не переведён ({channel}: {languages}). Клиент получит его на другом языке.',
      '{where}: the template “{template}” is not translated ({channel}: {languages}). The client will get it in another language.',
      '{where}: «{template}» үлгісі аударылмаған ({channel}: {languages}). Клиент оны басқа тілде алады.',
      '{where}: шаблон «{template}» не перекладено ({channel}: {languages}). Клієнт отримає його іншою мовою.',
    ),
    words(
      'Допишите шаблон на недостающих языках.',
      'Write the template in the missing languages.',
      'Үлгіні жетіспейтін тілдерде жазыңыз.',
      'Допишіть шаблон мовами, яких бракує.',
    ),
  ),
  TemplateMayStop: warning(
    words(
      '{where}: шаблон «{template}» ({channel}) не уйдёт клиенту, пока нет: {values}.',
      '{where}: the template “{template}” ({channel}) is not sent to a client while this is empty: {values}.',
      '{where}: «{template}» үлгісі ({channel}) мына мән жоқ кезде клиентке кетпейді: {values}.',
      '{where}: шаблон «{template}» ({channel}) не піде клієнту, поки немає: {values}.',
    ),
    words(
      'Поставьте в шаблоне вокруг этого значения {{#if …}} или отправляйте сообщение по условию, что оно заполнено.',
      'Put {{#if …}} around the value in the template, or send the message on the condition that it is filled in.',
      'Үлгіде осы мәннің айналасына {{#if …}} қойыңыз немесе хабарламаны ол толтырылғанда ғана жіберіңіз.',
      'Поставте в шаблоні навколо цього значення {{#if …}} або надсилайте повідомлення за умови, що воно заповнене.',
    ),
  ),
  TeamMissing: error(
    words(
      '{where}: группы «{key}» нет.',
      '{where}: there is no team “{key}”.',
      '{where}: «{key}» тобы жоқ.',
      '{where}: групи «{key}» немає.',
    ),
    words('Выберите другую группу.', 'Choose another team.', 'Басқа топ таңдаңыз.', 'Виберіть іншу групу.'),
  ),
  TeamEmpty: warning(
    words(
      '{where}: в группе «{team}» сейчас никого нет, сделки останутся без ответственного.',
      '{where}: nobody is in the team “{team}” now, leads will have no responsible person.',
      '{where}: «{team}» тобында қазір ешкім жоқ, мәмілелер жауаптысыз қалады.',
      '{where}: у групі «{team}» зараз нікого немає, угоди залишаться без відповідального.',
    ),
    words(
      'Добавьте в группу людей или выберите другую.',
      'Add people to the team, or choose another one.',
      'Топқа адам қосыңыз немесе басқасын таңдаңыз.',
      'Додайте до групи людей або виберіть іншу.',
    ),
  ),
  PersonUnknown: error(
    words(
      '{where}: человека с почтой {email} нет.',
      '{where}: nobody has the e-mail {email}.',
      '{where}: {email} поштасы бар адам жоқ.',
      '{where}: людини з поштою {email} немає.',
    ),
    words('Выберите другого человека.', 'Choose somebody else.', 'Басқа адамды таңдаңыз.', 'Виберіть іншу людину.'),
  ),
  PersonLeft: error(
    words(
      '{where}: {name} здесь больше не работает.',
      '{where}: {name} does not work here any more.',
      '{where}: {name} енді мұнда жұмыс істемейді.',
      '{where}: {name} тут більше не працює.',
    ),
    words('Выберите другого человека.', 'Choose somebody else.', 'Басқа адамды таңдаңыз.', 'Виберіть іншу людину.'),
  ),
  CalendarMissing: error(
    words(
      '{where}: календаря «{key}» нет.',
      '{where}: there is no calendar “{key}”.',
      '{where}: «{key}» күнтізбесі жоқ.',
      '{where}: календаря «{key}» немає.',
    ),
    words(
      'Выберите другой календарь или считайте обычное время.',
      'Choose another calendar, or count ordinary time.',
      'Басқа күнтізбе таңдаңыз немесе кәдімгі уақытты санаңыз.',
      'Виберіть інший календар або рахуйте звичайний час.',
    ),
  ),
  FormMissing: error(
    words(
      '{where}: формы «{key}» нет, или она выключена.',
      '{where}: there is no form “{key}”, or it is switched off.',
      '{where}: «{key}» формасы жоқ немесе өшірілген.',
      '{where}: форми «{key}» немає, або її вимкнено.',
    ),
    words(
      'Выберите другую форму или сделайте так, чтобы подходила любая.',
      'Choose another form, or let any form do.',
      'Басқа форманы таңдаңыз немесе кез келгені жарасын.',
      'Виберіть іншу форму або нехай підходить будь-яка.',
    ),
  ),
  NotChosen: error(
    words(
      '{where}: не выбрано, кому.',
      '{where}: nobody is chosen.',
      '{where}: кімге екені таңдалмаған.',
      '{where}: не вибрано, кому.',
    ),
    words(
      'Выберите группу или человека.',
      'Choose a team or a person.',
      'Топты немесе адамды таңдаңыз.',
      'Виберіть групу або людину.',
    ),
  ),
  StageUnreachable: warning(
    words(
      '{where}: сюда не попасть. Ни одна автоматизация и ни один итог сюда не ведут, а менеджерам нельзя переводить сюда вручную.',
      '{where}: nothing gets here. No automation and no outcome leads here, and managers may not move leads here by hand.',
      '{where}: мұнда жету мүмкін емес. Бірде-бір автоматтандыру мен қорытынды мұнда алып келмейді, ал менеджерлерге қолмен ауыстыруға болмайды.',
      '{where}: сюди не потрапити. Жодна автоматизація і жоден підсумок сюди не ведуть, а менеджерам не можна переводити сюди вручну.',
    ),
    words(
      'Разрешите менеджерам переводить сюда, добавьте автоматизацию или удалите этап.',
      'Let managers move leads here, add an automation, or delete the stage.',
      'Менеджерлерге рұқсат беріңіз, автоматтандыру қосыңыз немесе кезеңді жойыңыз.',
      'Дозвольте менеджерам переводити сюди, додайте автоматизацію або видаліть етап.',
    ),
  ),
  MoveToRetired: error(
    words(
      '{where}: этап «{stage}» закрыт для новых сделок, перевод в него не пройдёт.',
      '{where}: the stage “{stage}” is closed to new leads, a move there is refused.',
      '{where}: «{stage}» кезеңі жаңа мәмілелерге жабық, оған ауыстыру өтпейді.',
      '{where}: етап «{stage}» закрито для нових угод, перевести туди не вийде.',
    ),
    words(
      'Выберите другой этап или откройте этот.',
      'Choose another stage, or open this one again.',
      'Басқа кезең таңдаңыз немесе мұны қайта ашыңыз.',
      'Виберіть інший етап або відкрийте цей.',
    ),
  ),
  NeverFires: warning(
    words(
      '{where}: никогда не сработает — {why}.',
      '{where}: can never fire — {why}.',
      '{where}: ешқашан іске қосылмайды — {why}.',
      '{where}: ніколи не спрацює — {why}.',
    ),
    words(
      'Поменяйте, когда она срабатывает, или удалите её.',
      'Change when it fires, or delete it.',
      'Қашан іске қосылатынын өзгертіңіз немесе жойыңыз.',
      'Змініть, коли вона спрацьовує, або видаліть її.',
    ),
  ),
  Loop: error(
    words(
      '{where}: получается бесконечный круг: {path}.',
      '{where}: this goes round for ever: {path}.',
      '{where}: шексіз айналым шығады: {path}.',
      '{where}: виходить нескінченне коло: {path}.',
    ),
    words(
      'Разорвите круг: уберите один из шагов или поставьте перед ним условие.',
      'Break the circle: remove one of the steps, or put a condition before it.',
      'Айналымды үзіңіз: қадамдардың бірін алып тастаңыз немесе алдына шарт қойыңыз.',
      'Розірвіть коло: приберіть один із кроків або поставте перед ним умову.',
    ),
  ),
  RunLoop: error(
    words(
      '{where}: автоматизации запускают друг друга по кругу: {path}.',
      '{where}: automations run each other in a circle: {path}.',
      '{where}: автоматтандырулар бірін-бірі айналдыра іске қосады: {path}.',
      '{where}: автоматизації запускають одна одну по колу: {path}.',
    ),
    words(
      'Уберите один из шагов «Запустить автоматизацию».',
      'Remove one of the steps “Run an automation”.',
      '«Автоматтандыруды іске қосу» қадамдарының бірін алып тастаңыз.',
      'Приберіть один із кроків «Запустити автоматизацію».',
    ),
  ),
  Circle: warning(
    words(
      '{where}: если никто не вмешается, сделка будет ходить по кругу ({path}), пока её не остановит защита от зацикливания.',
      '{where}: if nobody steps in, a lead goes in a circle ({path}) until the loop guard stops it.',
      '{where}: ешкім араласпаса, мәміле айнала береді ({path}), циклден қорғаныс тоқтатқанша.',
      '{where}: якщо ніхто не втрутиться, угода ходитиме по колу ({path}), доки її не зупинить захист від зациклення.',
    ),
    words(
      'Добавьте условие, например «сколько раз сделка была в этапе».',
      'Add a condition, such as how often the lead was at the stage.',
      'Шарт қосыңыз, мысалы «мәміле кезеңде неше рет болды».',
      'Додайте умову, наприклад «скільки разів угода була на етапі».',
    ),
  ),
  DoorStartsNothing: warning(
    words(
      'Заявки, которые приходят {doors}, ничего здесь не запускают: ни ответственного, ни задачи.',
      'Leads that come {doors} start nothing here: nobody gets them and no task is set.',
      '{doors} келген өтінімдер мұнда ештеңе бастамайды: жауапты да, тапсырма да жоқ.',
      'Заявки, що надходять {doors}, нічого тут не запускають: ні відповідального, ні завдання.',
    ),
    words(
      'Добавьте их в автоматизацию «Пришла заявка», которая назначает ответственного или ставит задачу.',
      'Add them to an automation “A lead comes in” that assigns a person or sets a task.',
      'Оларды жауаптыны тағайындайтын немесе тапсырма қоятын «Өтінім келді» автоматтандыруына қосыңыз.',
      'Додайте їх до автоматизації «Надійшла заявка», яка призначає відповідального або ставить завдання.',
    ),
  ),
  ChannelSandbox: warning(
    words(
      '{where}: канал «{channel}» не подключён, сообщения уйдут только в песочницу.',
      '{where}: the channel “{channel}” is not connected, messages go to the sandbox only.',
      '{where}: «{channel}» арнасы қосылмаған, хабарламалар тек құмсалғышқа кетеді.',
      '{where}: канал «{channel}» не підключено, повідомлення підуть лише в пісочницю.',
    ),
    words(
      'Пропишите ключ провайдера в настройках сервера, когда захотите писать клиентам по-настоящему.',
      'Put the provider’s key into the settings of the server once clients are to be written to for real.',
      'Клиенттерге шынымен жазғыңыз келгенде, провайдер кілтін сервер баптауларына енгізіңіз.',
      'Пропишіть ключ провайдера в налаштуваннях сервера, коли захочете писати клієнтам по-справжньому.',
    ),
  ),
  LossReasonNeeded: error(
    words(
      '{where}: перевод в «{stage}» не пройдёт: не указана причина отказа.',
      '{where}: the move to “{stage}” is refused: it gives no loss reason.',
      '{where}: «{stage}» кезеңіне ауыстыру өтпейді: бас тарту себебі көрсетілмеген.',
      '{where}: переведення в «{stage}» не відбудеться: не вказано причину відмови.',
    ),
    words(
      'Укажите причину отказа в этом шаге.',
      'Give a loss reason in this step.',
      'Осы қадамда бас тарту себебін көрсетіңіз.',
      'Вкажіть причину відмови в цьому кроці.',
    ),
  ),
  WaitsForever: warning(
    words(
      '{where}: сделка может остаться здесь навсегда: нет ни задачи, ни срока, и этап не гниёт.',
      '{where}: a lead may stay here for ever: no task, no term, and the stage never rots.',
      '{where}: мәміле мұнда мәңгі қалуы мүмкін: тапсырма да, мерзім де жоқ, кезең шірімейді.',
      '{where}: угода може залишитися тут назавжди: немає ні завдання, ні строку, і етап не гниє.',
    ),
    words(
      'Поставьте задачу при входе, добавьте «через время» или число дней, после которых этап гниёт.',
      'Create a task on entering, add something “after a time”, or set after how many days the stage rots.',
      'Кіргенде тапсырма беріңіз, «уақыт өткенде» қосыңыз немесе кезең неше күнде шіритінін қойыңыз.',
      'Поставте завдання при вході, додайте «через час» або кількість днів, після яких етап гниє.',
    ),
  ),
  DividesByZero: error(
    words(
      '{where}: «{field}» делится на ноль.',
      '{where}: “{field}” is divided by zero.',
      '{where}: «{field}» нөлге бөлінеді.',
      '{where}: «{field}» ділиться на нуль.',
    ),
    words('Укажите другое число.', 'Give another number.', 'Басқа сан көрсетіңіз.', 'Вкажіть інше число.'),
  ),
  WebhookInner: warning(
    words(
      '{where}: адрес {host} внутри сети, вызов не пройдёт, пока его не разрешит администратор сервера.',
      '{where}: the address {host} is inside the network, the call is refused until the server’s administrator allows it.',
      '{where}: {host} мекенжайы желі ішінде, сервер әкімшісі рұқсат бермейінше шақыру өтпейді.',
      '{where}: адреса {host} всередині мережі, виклик не пройде, доки його не дозволить адміністратор сервера.',
    ),
    words(
      'Укажите адрес, видный из интернета, или внесите этот в WEBHOOK_ALLOWED_HOSTS.',
      'Give an address that is seen from the internet, or put this one into WEBHOOK_ALLOWED_HOSTS.',
      'Интернеттен көрінетін мекенжай беріңіз немесе мұны WEBHOOK_ALLOWED_HOSTS тізіміне енгізіңіз.',
      'Вкажіть адресу, видиму з інтернету, або внесіть цю до WEBHOOK_ALLOWED_HOSTS.',
    ),
  ),
  TooManySteps: error(
    words(
      '{where}: шагов {count}, а можно не больше {most}.',
      '{where}: it has {count} steps, {most} at most are allowed.',
      '{where}: қадам саны {count}, ең көбі {most} болады.',
      '{where}: кроків {count}, а можна не більше {most}.',
    ),
    words(
      'Разделите её на две: одна запускает другую.',
      'Split it in two: one runs the other.',
      'Оны екіге бөліңіз: бірі екіншісін іске қосады.',
      'Розділіть її на дві: одна запускає іншу.',
    ),
  ),
  TooDeepSteps: error(
    words(
      '{where}: развилки вложены друг в друга на {count} уровней, а можно не больше {most}.',
      '{where}: branches are {count} levels deep, {most} at most are allowed.',
      '{where}: тармақтар {count} деңгейге дейін тереңдеген, ең көбі {most} болады.',
      '{where}: розгалуження вкладені на {count} рівнів, а можна не більше {most}.',
    ),
    words(
      'Вынесите вложенные шаги в отдельную автоматизацию.',
      'Move the inner steps to an automation of their own.',
      'Ішкі қадамдарды бөлек автоматтандыруға шығарыңыз.',
      'Винесіть вкладені кроки в окрему автоматизацію.',
    ),
  ),
  EmptyBranch: warning(
    words(
      '{where}: развилка пустая, она ничего не меняет.',
      '{where}: the branch is empty and changes nothing.',
      '{where}: тармақ бос, ештеңені өзгертпейді.',
      '{where}: розгалуження порожнє й нічого не змінює.',
    ),
    words(
      'Добавьте в неё шаги или удалите её.',
      'Add steps to it, or remove it.',
      'Оған қадам қосыңыз немесе алып тастаңыз.',
      'Додайте в нього кроки або приберіть його.',
    ),
  ),
  StepsAfterStop: warning(
    words(
      '{where}: после «Остановиться» есть шаги, до них никогда не дойдёт.',
      '{where}: there are steps behind “Stop” that are never reached.',
      '{where}: «Тоқтау» қадамынан кейінгілерге ешқашан кезек келмейді.',
      '{where}: після «Зупинитися» є кроки, до них ніколи не дійде.',
    ),
    words(
      'Удалите их или уберите остановку.',
      'Remove them, or remove the stop.',
      'Оларды немесе тоқтауды алып тастаңыз.',
      'Видаліть їх або приберіть зупинку.',
    ),
  ),
  RunsSwitchedOff: warning(
    words(
      '{where}: запускает «{automation}», а она выключена.',
      '{where}: runs “{automation}”, which is switched off.',
      '{where}: «{automation}» іске қосады, ал ол өшірулі.',
      '{where}: запускає «{automation}», а її вимкнено.',
    ),
    words(
      'Включите её или уберите этот шаг.',
      'Switch it on, or remove this step.',
      'Оны қосыңыз немесе бұл қадамды алып тастаңыз.',
      'Увімкніть її або приберіть цей крок.',
    ),
  ),
  ConditionIncomplete: warning(
    words(
      '{where}: в условии про «{field}» не указано, с чем сравнивать.',
      '{where}: the condition on “{field}” does not say what to compare with.',
      '{where}: «{field}» шартында немен салыстыру керегі айтылмаған.',
      '{where}: в умові про «{field}» не вказано, з чим порівнювати.',
    ),
    words(
      'Допишите условие или уберите его.',
      'Complete the condition, or remove it.',
      'Шартты толықтырыңыз немесе алып тастаңыз.',
      'Допишіть умову або приберіть її.',
    ),
  ),
  NotADate: warning(
    words(
      '{where}: «{field}» не дата, ждать нечего.',
      '{where}: “{field}” is not a date, there is nothing to wait for.',
      '{where}: «{field}» күн емес, күтетін ештеңе жоқ.',
      '{where}: «{field}» не дата, чекати нічого.',
    ),
    words(
      'Выберите поле с датой.',
      'Choose a field that holds a date.',
      'Күні бар өрісті таңдаңыз.',
      'Виберіть поле з датою.',
    ),
  ),
  ValueUnfit: warning(
    words(
      '{where}: поле «{field}» не может хранить «{value}», шаг не сработает.',
      '{where}: the field “{field}” cannot hold “{value}”, so the step would fail.',
      '{where}: «{field}» өрісі «{value}» мәнін сақтай алмайды, қадам орындалмайды.',
      '{where}: поле «{field}» не може зберігати «{value}», крок не спрацює.',
    ),
    words(
      'Запишите значение так, как его понимает поле: число 1500, дата 2027-09-01.',
      'Write the value as the field understands it: the number 1500, the date 2027-09-01.',
      'Мәнді өріс түсінетіндей жазыңыз: сан 1500, күн 2027-09-01.',
      'Запишіть значення так, як його розуміє поле: число 1500, дата 2027-09-01.',
    ),
  ),
  OptionUnknown: warning(
    words(
      '{where}: у поля «{field}» нет варианта «{option}».',
      '{where}: the field “{field}” has no option “{option}”.',
      '{where}: «{field}» өрісінде «{option}» нұсқасы жоқ.',
      '{where}: у поля «{field}» немає варіанта «{option}».',
    ),
    words(
      'Выберите другой вариант или добавьте такой к полю.',
      'Choose another option, or add this one to the field.',
      'Басқа нұсқа таңдаңыз немесе оны өріске қосыңыз.',
      'Виберіть інший варіант або додайте такий до поля.',
    ),
  ),
} satisfies Record<string, Said>;

export type ProblemCode = keyof typeof problemWords;

/** Parts of a definition that are neither stages nor automations, and kinds of what is named. */
export const partWords = {
  pipeline: words('Воронка', 'The pipeline', 'Воронка', 'Воронка'),
  outcomes: words('Итоги', 'Outcomes', 'Қорытындылар', 'Підсумки'),
  fields: words('Поля', 'Fields', 'Өрістер', 'Поля'),
  lossReasons: words('Причины отказа', 'Loss reasons', 'Бас тарту себептері', 'Причини відмови'),
  tasks: words('Виды задач', 'Kinds of tasks', 'Тапсырма түрлері', 'Види завдань'),
  invoices: words('Счета', 'Invoices', 'Шоттар', 'Рахунки'),
};

export const duplicateWords = {
  stage: words('два этапа', 'two stages', 'екі кезең', 'два етапи'),
  automation: words('две автоматизации', 'two automations', 'екі автоматтандыру', 'дві автоматизації'),
  field: words('два поля', 'two fields', 'екі өріс', 'два поля'),
  outcome: words('два итога', 'two outcomes', 'екі қорытынды', 'два підсумки'),
  lossReason: words('две причины отказа', 'two loss reasons', 'екі бас тарту себебі', 'дві причини відмови'),
  taskType: words('два вида задач', 'two kinds of tasks', 'екі тапсырма түрі', 'два види завдань'),
  option: words('два варианта', 'two options', 'екі нұсқа', 'два варіанти'),
  item: words('два пункта списка', 'two items of the list', 'тізімнің екі тармағы', 'два пункти списку'),
};

export const neverWords = {
  noStages: words(
    'не выбран ни один этап',
    'no stage is chosen',
    'бірде-бір кезең таңдалмаған',
    'не вибрано жодного етапу',
  ),
  unknownStages: words(
    'её этапов больше нет',
    'its stages are gone',
    'оның кезеңдері енді жоқ',
    'її етапів більше немає',
  ),
  notFirst: words(
    'новые сделки приходят только в первый этап, а она в другом',
    'new leads come to the first stage only, and it is at another one',
    'жаңа мәмілелер тек бірінші кезеңге келеді, ал ол басқасында',
    'нові угоди приходять лише на перший етап, а вона на іншому',
  ),
  closedLeft: words(
    'из закрытого этапа сделку не переводят, её открывают снова',
    'a lead is not moved out of a closed stage, it is reopened',
    'жабық кезеңнен мәміле ауыстырылмайды, қайта ашылады',
    'із закритого етапу угоду не переводять, її відкривають знову',
  ),
  retiredEntered: words(
    'в её этапы больше не войти, они закрыты для новых сделок',
    'nothing enters its stages any more, they are closed to new leads',
    'оның кезеңдеріне енді кірмейді, олар жаңа мәмілелерге жабық',
    'в її етапи більше не ввійти, їх закрито для нових угод',
  ),
  missing: words(
    'того, чего она ждёт, больше нет',
    'what it waits for is gone',
    'ол күтетін нәрсе енді жоқ',
    'того, на що вона чекає, більше немає',
  ),
};

export const channelWords: Record<string, Required<Words>> = {
  email: words('Почта', 'E-mail', 'Пошта', 'Пошта'),
  sms: words('SMS', 'SMS', 'SMS', 'SMS'),
  stripe: words('Приём оплаты', 'Payments', 'Төлем қабылдау', 'Приймання оплати'),
};
