import { task, type Recipe } from './recipe.ts';

export const aboutMoney: Recipe[] = [
  {
    id: 'issue_invoice',
    icon: 'file-invoice',
    name: {
      ru: 'Выставить счёт при входе в этап',
      en: 'Issue an invoice on entering the stage',
      kk: 'Кезеңге өткенде шот қою',
      uk: 'Виставити рахунок при вході на етап',
    },
    make: ({ definition }) => ({
      when: { on: 'stage.entered' },
      if: { field: 'invoices.unpaid', is: '=', value: 0 },
      then: [
        {
          do: 'invoice.issue',
          lines: [{ text: { ru: 'Услуга', en: 'Service', kk: 'Қызмет', uk: 'Послуга' }, rest: true }],
          currency: definition.currency,
          dueDays: 3,
        },
      ],
    }),
  },
  {
    id: 'paid_is_won',
    icon: 'coins',
    name: {
      ru: 'Счёт оплачен: сделка успешна, сообщить супервайзеру',
      en: 'The invoice is paid: the lead is won, tell the supervisors',
      kk: 'Шот төленді: мәміле сәтті, супервайзерге хабарлау',
      uk: 'Рахунок сплачено: угода успішна, повідомити супервайзера',
    },
    make: ({ definition }) => {
      const won = definition.stages.find(({ kind }) => kind === 'won')?.key;
      return won
        ? {
            when: { on: 'invoice.paid' },
            then: [
              {
                do: 'notify',
                who: 'supervisors',
                text: { ru: 'Счёт оплачен', en: 'The invoice is paid', kk: 'Шот төленді', uk: 'Рахунок сплачено' },
              },
              { do: 'lead.move', stage: won, again: false },
            ],
          }
        : undefined;
    },
  },
  {
    id: 'unpaid',
    icon: 'receipt-off',
    name: {
      ru: 'Счёт просрочен: задача узнать об оплате',
      en: 'The invoice is overdue: a task to ask about the payment',
      kk: 'Шоттың мерзімі өтті: төлем туралы сұрау тапсырмасы',
      uk: 'Рахунок прострочено: завдання дізнатися про оплату',
    },
    make: (around) => ({
      when: { on: 'invoice.overdue' },
      then: [
        task(
          around,
          {
            ru: 'Узнать, когда оплатят счёт',
            en: 'Ask when the invoice will be paid',
            kk: 'Шоттың қашан төленетінін білу',
            uk: 'Дізнатися, коли сплатять рахунок',
          },
          { by: 'end_of_working_day' },
        ),
      ],
    }),
  },
];
