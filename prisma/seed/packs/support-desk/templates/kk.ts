import type { Templates } from '../../../templates/templates.ts';

export const kk: Templates = {
  desk_received: {
    email: {
      subject: '№ {{lead.number}} өтінішіңіз қабылданды',
      body: `# {{contact.firstName}}, сәлеметсіз бе!

Өтінішіңізді алдық{{#if lead.fields.topic}} («{{lead.fields.topic}}»){{/if}}. Нөмірі: **{{lead.number}}**. Бір жұмыс сағаты ішінде жауап береміз.

{{#if lead.fields.question}}Сіз жаздыңыз: {{lead.fields.question}}{{/if}}

Бәрі тоқтап, күтуге болмай ма? Қоңырау шалыңыз: {{company.phone}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, {{lead.number}} өтініш қабылданды, бір жұмыс сағатында жауап береміз. {{company}}',
    },
  },
  desk_progress: {
    email: {
      subject: '№ {{lead.number}} өтініш: әлі жұмыс істеп жатырмыз',
      body: `# {{contact.firstName}}, сізді ұмытқан жоқпыз

№ {{lead.number}} өтініш ойлағаннан күрделірек болып шықты, сондықтан әдеттегіден ұзағырақ шешілуде. Күттіргеніміз үшін кешіріңіз. Нәтиже шыға сала жазамыз.

Қазір не болып жатқанын {{manager.name}} айтып береді: {{manager.phone}}.`,
    },
  },
  desk_question: {
    email: {
      subject: '№ {{lead.number}} өтініш: жауабыңызды күтеміз',
      body: `# {{contact.firstName}}, сіздің жауабыңыз керек

Әрі қарай жүру үшін сізден мәлімет жетіспейді: сұрағымызды алғансыз. Өзіңізге ыңғайлысынша хатпен немесе {{manager.phone}} телефонымен жауап беріңіз.

{{manager.name}}, {{company}}`,
    },
  },
  desk_reminder: {
    email: {
      subject: '№ {{lead.number}} өтініш үш күннен кейін жабылады',
      body: `# {{contact.firstName}}, сұрақ әлі өзекті ме?

№ {{lead.number}} өтініш бойынша жауабыңызды күтіп отырмыз. Үш күнде ештеңе келмесе, сізді мазаламас үшін оны жабамыз. Кез келген уақытта қайта оралуға болады: осы хатқа жауап берсеңіз жеткілікті.

{{manager.name}}, {{manager.phone}}`,
    },
    sms: {
      body: '{{contact.firstName}}, {{lead.number}} өтініш бойынша жауап күтеміз, үш күннен кейін жабамыз. {{company}}',
    },
  },
  desk_resolved: {
    email: {
      subject: '№ {{lead.number}} өтініш жабылды. Бәрі жақсы ма?',
      body: `# {{contact.firstName}}, өтініш жабылды

{{#if lead.fields.solution}}Не істедік: {{lead.fields.solution}}{{/if}}

Жұмысымызды бағалаңызшы: хатқа 1-ден (нашар) 5-ке (өте жақсы) дейінгі санмен жауап беріңіз. Бірдеңе шешілмей қалса, соны да жазыңыз, өтінішті қайта ашамыз.

{{manager.name}}, {{company}}`,
    },
  },
};
