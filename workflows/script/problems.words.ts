import type { ScriptProblem } from './script.schema.ts';
import type { Words } from '../words/words.schema.ts';

type Kind = Required<Words> & Pick<ScriptProblem, 'severity'>;

const error = (ru: string, en: string, kk: string, uk: string): Kind => ({ severity: 'error', ru, en, kk, uk });
const warning = (...words: Parameters<typeof error>): Kind => ({ ...error(...words), severity: 'warning' });

/** Each problem of a script: what is wrong, and what to do. `{{where}}`: the first words of the step, in quotes. */
export const scriptProblemWords = {
  NoName: error(
    'У скрипта нет названия. Впишите его наверху.',
    'The script has no name. Write one above.',
    'Скриптің атауы жоқ. Жоғарыда жазыңыз.',
    'У скрипту немає назви. Впишіть її вгорі.',
  ),
  NoSteps: error(
    'В скрипте нет ни одного шага. Добавьте первый.',
    'The script has no steps. Add the first one.',
    'Скриптте бірде-бір қадам жоқ. Біріншісін қосыңыз.',
    'У скрипті немає жодного кроку. Додайте перший.',
  ),
  NoEnd: error(
    'Разговор никогда не кончается. Добавьте шаг «Конец», к которому ведёт другой шаг.',
    'The talk never ends. Add an end to which another step leads.',
    'Әңгіме ешқашан аяқталмайды. Басқа қадам апаратын «Соңы» қадамын қосыңыз.',
    'Розмова ніколи не закінчується. Додайте крок «Кінець», до якого веде інший крок.',
  ),
  StepTwice: error(
    '{{where}}: у двух шагов одинаковый ключ. Удалите один и добавьте его заново.',
    '{{where}}: two steps have the same key. Delete one and add it anew.',
    '{{where}}: екі қадамның кілті бірдей. Біреуін жойып, қайта қосыңыз.',
    '{{where}}: у двох кроків однаковий ключ. Видаліть один і додайте його знову.',
  ),
  UnknownPipeline: error(
    'Нет воронки «{{key}}». Выберите другую или уберите её.',
    'There is no pipeline “{{key}}”. Choose another one or take it out.',
    '«{{key}}» воронкасы жоқ. Басқасын таңдаңыз немесе алып тастаңыз.',
    'Немає воронки «{{key}}». Оберіть іншу або приберіть її.',
  ),
  UnknownStage: error(
    'В воронке нет этапа «{{key}}». Снимите его выбор.',
    'The pipeline has no stage “{{key}}”. Take it out.',
    'Воронкада «{{key}}» кезеңі жоқ. Оны алып тастаңыз.',
    'У воронці немає етапу «{{key}}». Приберіть його.',
  ),
  NoText: error(
    '{{where}}: не написано, что говорить. Впишите текст.',
    '{{where}}: there is nothing to say. Write the text.',
    '{{where}}: не айту керегі жазылмаған. Мәтінді жазыңыз.',
    '{{where}}: не написано, що казати. Впишіть текст.',
  ),
  NoTextIn: warning(
    '{{where}}: нет текста на языке скрипта ({{language}}), клиент услышит другой язык. Переведите его.',
    '{{where}}: there is no text in a language of the script ({{language}}), so another one is spoken. Translate it.',
    '{{where}}: скрипт тілінде ({{language}}) мәтін жоқ, клиент басқа тілді естиді. Аударыңыз.',
    '{{where}}: немає тексту мовою скрипту ({{language}}), клієнт почує іншу мову. Перекладіть його.',
  ),
  Text: error('{{where}}: {{problem}}', '{{where}}: {{problem}}', '{{where}}: {{problem}}', '{{where}}: {{problem}}'),
  DeadEnd: error(
    '{{where}}: отсюда некуда идти. Выберите следующий шаг.',
    '{{where}}: this leads nowhere. Choose the next step.',
    '{{where}}: бұл жерден баратын жер жоқ. Келесі қадамды таңдаңыз.',
    '{{where}}: звідси немає куди йти. Оберіть наступний крок.',
  ),
  DeadWay: error(
    '{{where}}: ответ «{{way}}» никуда не ведёт. Выберите для него следующий шаг.',
    '{{where}}: the answer “{{way}}” leads nowhere. Choose its next step.',
    '{{where}}: «{{way}}» жауабы ешқайда апармайды. Оған келесі қадамды таңдаңыз.',
    '{{where}}: відповідь «{{way}}» нікуди не веде. Оберіть для неї наступний крок.',
  ),
  UnknownNext: error(
    '{{where}}: следующего шага «{{key}}» нет. Выберите другой.',
    '{{where}}: there is no next step “{{key}}”. Choose another one.',
    '{{where}}: келесі «{{key}}» қадамы жоқ. Басқасын таңдаңыз.',
    '{{where}}: наступного кроку «{{key}}» немає. Оберіть інший.',
  ),
  Unreachable: error(
    '{{where}}: к этому шагу ничто не ведёт. Свяжите его с другим или удалите.',
    '{{where}}: nothing leads to this step. Lead another one to it, or delete it.',
    '{{where}}: бұл қадамға ештеңе апармайды. Басқасымен байланыстырыңыз немесе жойыңыз.',
    '{{where}}: до цього кроку ніщо не веде. Пов’яжіть його з іншим або видаліть.',
  ),
  Circle: error(
    '{{where}}: шаги идут по кругу, и в нём нет вопроса, чтобы выйти. Поменяйте следующий шаг.',
    '{{where}}: the steps go in a circle that has no question to leave it by. Change the next step.',
    '{{where}}: қадамдар шеңбермен жүреді, одан шығатын сұрақ жоқ. Келесі қадамды өзгертіңіз.',
    '{{where}}: кроки йдуть по колу, і в ньому немає запитання, щоб вийти. Змініть наступний крок.',
  ),
  NoAnswer: error(
    '{{where}}: ответ некуда записать. Выберите поле или добавьте варианты.',
    '{{where}}: the answer goes nowhere. Choose a field or add choices.',
    '{{where}}: жауапты жазатын жер жоқ. Өрісті таңдаңыз немесе нұсқалар қосыңыз.',
    '{{where}}: відповідь нікуди записати. Оберіть поле або додайте варіанти.',
  ),
  WayTwice: error(
    '{{where}}: вариант «{{way}}» есть дважды. Оставьте один.',
    '{{where}}: the choice “{{way}}” is there twice. Leave one.',
    '{{where}}: «{{way}}» нұсқасы екі рет бар. Біреуін қалдырыңыз.',
    '{{where}}: варіант «{{way}}» є двічі. Залиште один.',
  ),
  WayNoName: error(
    '{{where}}: у варианта нет названия. Впишите его.',
    '{{where}}: a choice has no name. Write one.',
    '{{where}}: нұсқаның атауы жоқ. Оны жазыңыз.',
    '{{where}}: у варіанта немає назви. Впишіть її.',
  ),
  UnknownField: error(
    '{{where}}: поля «{{key}}» нет. Выберите другое или создайте его в настройках.',
    '{{where}}: there is no field “{{key}}”. Choose another one, or make it in the settings.',
    '{{where}}: «{{key}}» өрісі жоқ. Басқасын таңдаңыз немесе баптауларда жасаңыз.',
    '{{where}}: поля «{{key}}» немає. Оберіть інше або створіть його в налаштуваннях.',
  ),
  FieldNotEverywhere: warning(
    '{{where}}: поле «{{key}}» есть не во всех воронках скрипта, в остальных ответ останется только при звонке.',
    '{{where}}: not every pipeline of the script has the field “{{key}}”; elsewhere the answer stays with the call alone.',
    '{{where}}: «{{key}}» өрісі скриптің барлық воронкасында жоқ, басқаларында жауап тек қоңырауда қалады.',
    '{{where}}: поле «{{key}}» є не в усіх воронках скрипту, в інших відповідь залишиться лише при дзвінку.',
  ),
  UnknownOption: error(
    '{{where}}: в поле нет варианта «{{key}}». Выберите один из его вариантов.',
    '{{where}}: the field has no option “{{key}}”. Choose one that it has.',
    '{{where}}: өрісте «{{key}}» нұсқасы жоқ. Оның нұсқаларының бірін таңдаңыз.',
    '{{where}}: у полі немає варіанта «{{key}}». Оберіть один із його варіантів.',
  ),
  UnknownOutcome: error(
    '{{where}}: итога «{{key}}» нет в воронке. Выберите другой.',
    '{{where}}: the pipeline has no outcome “{{key}}”. Choose another one.',
    '{{where}}: воронкада «{{key}}» қорытындысы жоқ. Басқасын таңдаңыз.',
    '{{where}}: підсумку «{{key}}» немає у воронці. Оберіть інший.',
  ),
  ObjectionNoName: error(
    'У возражения нет названия. Впишите, что говорит клиент.',
    'An objection has no name. Write what the client says.',
    'Қарсылықтың атауы жоқ. Клиент не айтатынын жазыңыз.',
    'У заперечення немає назви. Впишіть, що каже клієнт.',
  ),
} satisfies Record<string, Kind>;
