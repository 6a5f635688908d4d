import type { Templates } from './templates.ts';

export const kk: Templates = {
  received: {
    email: {
      subject: 'Өтініміңізді алдық',
      body: `# {{contact.firstName}}, сәлеметсіз бе!

Өтініміңізге рақмет, біз оны алдық{{#if lead.fields.programme}}. Қазірдің өзінде нұсқалар іздеп жатырмыз: **{{lead.fields.programme}}**{{/if}}.

Сіздің кеңесшіңіз: **{{manager.name}}**. Жұмыс уақытында қоңырау шалып, сұрақтарыңызға жауап береміз және бюджетті бірге есептейміз.

Әңгіме пайдалы болуы үшін алдын ала ойланып қойыңыз:
- қай елде және қашан оқығыңыз келеді;
- жылына қандай бюджет қолайлы;
- тілді қандай деңгейде білесіз.

Өзіңіз хабарласқыңыз келсе, қоңырау шалыңыз: {{manager.phone}}. Өтініміңіздің нөмірі: {{lead.number}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, {{lead.number}} өтініміңізді алдық. {{manager.name}} жұмыс уақытында қоңырау шалады. {{company}}',
    },
  },
  meeting_invitation: {
    email: {
      subject: 'Кездесуге шақырамыз: {{date meeting}}, {{time meeting}}',
      body: `# {{contact.firstName}}, сізді кездесуге шақырамыз

Уақыты: **{{date meeting}}, {{time meeting}}**
{{#if company.address}}Орны: {{company.address}}. Қаласаңыз, бейнебайланыс арқылы да кездесе аламыз.{{/if}}

Сізбен {{manager.name}} кездеседі. Сізге сай бағдарламаларды көрсетеміз, шығындарды есептейміз және оқуға түсу жоспарын құрамыз. Бұл бір сағаттай уақыт алады.

Өзіңізбен бірге паспортыңызды және соңғы дипломыңызды немесе табеліңізді ала келіңіз, көшірмесі де жарайды.

Күнтізбеге арналған шақыру хатқа тіркелді. Уақыты қолайсыз болса, қоңырау шалыңыз: {{manager.phone}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, сізді кездесуге күтеміз: {{date meeting}}, {{time meeting}}. Ауыстыру: {{manager.phone}}. {{company}}',
    },
  },
  missed_call: {
    email: {
      subject: 'Біз сізге қоңырау шалдық',
      body: `# {{contact.firstName}}, біз сізге қоңырау шалдық

Сөйлесудің сәті түспеді, бәлкім, уақытыңыз болмаған шығар. Басқа сағатта тағы қоңырау шаламыз.

Ертерек сөйлескіңіз келсе, өзіңіз хабарласыңыз: {{manager.phone}}. Сізге {{manager.name}} жауап береді.`,
    },
    sms: {
      body: '{{contact.firstName}}, өтініміңіз бойынша қоңырау шалдық. Тағы хабарласамыз немесе өзіңіз қоңырау шалыңыз: {{manager.phone}}. {{company}}',
    },
  },
  contract: {
    email: {
      subject: '№ {{lead.number}} келісімшарт',
      body: `# {{contact.firstName}}, келісімшарт дайын

Ол осы хатқа тіркелді. Асықпай оқып шығыңыз, түсініксіз жері болса, сұраңыз: {{manager.name}}, {{manager.phone}}.

Бәрі көңіліңізден шықса, келісімшартқа қол қойып, сканын немесе суретін жіберіңіз. Содан кейін шот қоямыз.`,
    },
    sms: {
      body: '{{contact.firstName}}, келісімшарт дайын{{#if contact.email}}, ол поштаңызда{{/if}}. Сұрақтар: {{manager.phone}}. {{company}}',
    },
    document: {
      subject: 'Консультациялық қызмет көрсету туралы № {{lead.number}} келісімшарт',
      body: `{{company.name}} (бұдан әрі «Агенттік») және {{contact.name}} (бұдан әрі «Клиент») төмендегілер туралы келісті.

# 1. Агенттіктің міндеттері

Агенттік Клиентке шетелдегі оқуға түсуге көмектеседі{{#if lead.fields.programme}}, бағыты: «{{lead.fields.programme}}»{{/if}}{{#if lead.fields.country}}, елі: {{lead.fields.country}}{{/if}}:
- бағдарламалар мен оқу орындарын таңдайды;
- оқуға түсу құжаттарын дайындап, тапсырады;
- виза құжаттарына, тұрғын үйге және жолға қатысты көмектеседі.

# 2. Клиенттің міндеттері

Клиент дұрыс құжаттар мен мәліметтерді уақытында береді және қызмет ақысын төлейді.

# 3. Құны және төлем

{{#if lead.amount}}Агенттік қызметінің құны: {{lead.amount}}.{{/if}} Төлем Агенттіктің шоты бойынша жасалады. Оқу орнының ақысы, консулдық алым және сақтандыру бұл құнға кірмейді.

# 4. Қайтару

Клиент құжаттар тапсырылғанға дейін бас тартса, Агенттік орындалған жұмыстың құнын шегеріп, төленген соманы қайтарады. Оқуға қабылдау туралы шешімді оқу орны, виза туралы шешімді консулдық қабылдайды.

# 5. Жеке деректер

Агенттік Клиенттің деректерін тек осы келісімшартты орындау үшін пайдаланады және оларды оқу орындары мен консулдықтарға ғана береді.

# 6. Мерзімі

Келісімшарт екі тарап қол қойған күннен бастап міндеттемелер толық орындалғанға дейін қолданылады.

# Тараптар

**Агенттік:** {{company.name}}. {{#if company.address}}{{company.address}}. {{/if}}Тел. {{company.phone}}, {{company.email}}

**Клиент:** {{contact.name}}{{#if contact.phone}}. Тел. {{contact.phone}}{{/if}}{{#if contact.email}}, {{contact.email}}{{/if}}

Агенттіктің қолы: ______________________

Клиенттің қолы: ______________________`,
    },
  },
  invoice: {
    email: {
      subject: '№ {{invoice.number}} шот: {{invoice.total}}',
      body: `# {{contact.firstName}}, сізге шот қойдық

№ {{invoice.number}} шот, сомасы **{{invoice.total}}**, төлеу мерзімі: {{invoice.dueAt}}
{{#each invoice.lines}}
- {{text}}: {{amount}}
{{/each}}

[{{invoice.total}} төлеу]({{payUrl}})

Шоттың PDF нұсқасы хатқа тіркелді. Сұрағыңыз бар ма? {{manager.name}}, {{manager.phone}}.`,
    },
    sms: { body: '{{company}}: № {{invoice.number}} шот, {{invoice.total}}. Төлеу: {{payUrl}}' },
  },
  invoice_reminder: {
    email: {
      subject: '№ {{invoice.number}} шот туралы еске саламыз',
      body: `# {{contact.firstName}}, шот туралы еске саламыз

№ {{invoice.number}} шот, төленетін сома **{{invoice.open}}**, мерзімі: {{invoice.dueAt}}

[{{invoice.open}} төлеу]({{payUrl}})

Төлеп қойған болсаңыз, ештеңе істеудің қажеті жоқ. Көмек керек пе? Қоңырау шалыңыз: {{manager.phone}}.`,
    },
    sms: { body: 'Еске саламыз: № {{invoice.number}} шот, {{invoice.open}}. Төлеу: {{payUrl}} {{company}}' },
  },
  invoice_overdue: {
    email: {
      subject: '№ {{invoice.number}} шоттың төлеу мерзімі өтті',
      body: `# {{contact.firstName}}, төлеу мерзімі өтіп кетті

№ {{invoice.number}} шот, төленетін сома **{{invoice.open}}**, мерзімі: {{invoice.dueAt}}

Шот әлі жарамды, оны қазір де төлеуге болады.

[{{invoice.open}} төлеу]({{payUrl}})

Жоспарыңыз өзгерсе немесе бөліп төлегіңіз келсе, бізге айтыңыз: {{manager.name}}, {{manager.phone}}.`,
    },
    sms: { body: '№ {{invoice.number}} шоттың мерзімі өтті. {{invoice.open}} төлеу: {{payUrl}} {{company}}' },
  },
  receipt: {
    email: {
      subject: 'Төлеміңізді алдық: {{payment.amount}}',
      body: `# {{contact.firstName}}, төлеміңізге рақмет

№ {{invoice.number}} шот бойынша **{{payment.amount}}** алдық. Барлығы төленді: {{invoice.paid}}, шоттың сомасы: {{invoice.total}}.{{#if invoice.refunded}} Сізге қайтарылды: {{invoice.refunded}}.{{/if}}

Түбіртек хатқа тіркелді. Келесі қадамдар туралы {{manager.name}} айтып береді: {{manager.phone}}.`,
    },
    sms: { body: '{{company}}: № {{invoice.number}} шот бойынша {{payment.amount}} алдық. Рақмет!' },
  },
};
