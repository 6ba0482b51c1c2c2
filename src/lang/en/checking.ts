// English figures, days, negations and words of reporting, for checking a sentence against its source.
import type { CheckLanguage } from '../check-language.ts';
import { words } from '../words.ts';

const counted = (list: string, from: number): [string, number][] =>
  list
    .trim()
    .split(/\s+/)
    .map((word, rank) => [word, from + rank]);

export const englishChecking: CheckLanguage = {
  code: 'en',
  cardinals: new Map([
    ...counted(
      `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
      seventeen eighteen nineteen twenty`,
      0,
    ),
    ['thirty', 30],
    ['forty', 40],
    ['fifty', 50],
    ['sixty', 60],
    ['seventy', 70],
    ['eighty', 80],
    ['ninety', 90],
    ['dozen', 12],
    ['half', 0.5],
  ]),
  scales: new Map([
    ['hundred', 100],
    ['thousand', 1e3],
    ['million', 1e6],
    ['billion', 1e9],
    ['trillion', 1e12],
    ['k', 1e3],
    ['m', 1e6],
    ['mn', 1e6],
    ['bn', 1e9],
    ['tn', 1e12],
  ]),
  vague: new Map([
    ['dozens', 12],
    ['scores', 20],
    ['hundreds', 100],
    ['thousands', 1e3],
    ['millions', 1e6],
    ['billions', 1e9],
    ['trillions', 1e12],
  ]),
  ordinals: new Map([
    ...counted('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth', 1),
    ['twentieth', 20],
    ['thirtieth', 30],
    ['hundredth', 100],
    ['halves', 0.5],
  ]),
  implied: new Map([
    ['both', 2],
    ['pair', 2],
    ['couple', 2],
    ['bilateral', 2],
    ['trilateral', 3],
    ['two-way', 2],
    ['three-way', 3],
    ['half', 0.5],
  ]),
  joiner: 'and',
  countsByTwenty: false,
  decimalMark: '.',
  notNumbers:
    /\b(?:at first|first of all|first (?:lady|minister|name)|one another|one of|no one|each one|second-hand|for one|one day|half-way|halfway|behalf)\b/g,
  percent: /^(?:%|percent|per cent|percentage)/,
  currencies: new Map([
    ['dollar', 'USD'],
    ['dollars', 'USD'],
    ['euro', 'EUR'],
    ['euros', 'EUR'],
    ['pounds', 'GBP'],
    ['yuan', 'CNY'],
    ['yen', 'JPY'],
    ['roubles', 'RUB'],
    ['rubles', 'RUB'],
    ['$', 'USD'],
    ['€', 'EUR'],
    ['£', 'GBP'],
    ['¥', 'JPY'],
  ]),
  relativeDays: new Map([
    ['today', 'day+0'],
    ['yesterday', 'day-1'],
    ['tomorrow', 'day+1'],
    ['last week', 'week-1'],
    ['next week', 'week+1'],
    ['last month', 'month-1'],
    ['next month', 'month+1'],
    ['last year', 'year-1'],
    ['next year', 'year+1'],
    ['this week', 'week+0'],
    ['this month', 'month+0'],
    ['this year', 'year+0'],
    ['tonight', 'day+0'],
  ]),
  shortMonths: ['jan', 'feb', 'mar', 'apr', '', 'jun', 'jul', 'aug', 'sept', 'oct', 'nov', 'dec'],
  monthsAreCapitals: true,
  dayFirst: false,
  anaphors: words('he she they it latter former him her'),
  firstPerson:
    /(?<![\p{L}'’])(?:I|I['’](?:m|ve|ll|d)|[Ww]e|[Ww]e['’](?:re|ve|ll|d)|[Mm]e|[Mm]y|us|[Oo]ur|[Oo]urs|myself|ourselves)(?![\p{L}'’.])/u,
  negations: words(
    "not never no neither nor cannot none nobody nothing hardly isn aren wasn weren don doesn didn hasn haven hadn won wouldn shouldn couldn can’t can't",
  ),
  negationParts: words('any anymore longer yet ever t either'),
  refusals: ['declin', 'refus', 'fail', 'deni', 'deny', 'reject', 'stop', 'ceas'],
  hedges:
    /\b(?:reportedly|allegedly|is believed|are believed|is thought|are thought|it is believed|it is thought|believed to|thought to|rumou?red|may have|might have|there are claims|claims that|rumou?rs|allegations|it is (?:un|not )clear|not clear whether|is said to)\b/,
  reporting:
    words(`said says say saying told tells stated states announced announces declared declares described describes blamed blames
    urged urges called calls warned warns added adds noted notes argued argues claimed claims insisted insists explained explains
    promised promises vowed denied denies accused accuses praised praises condemned condemns reiterated reiterates reaffirmed confirmed
    confirms stressed stresses welcomed welcomes criticised criticized demanded asked thanked expressed pledged suggested acknowledged
    admitted conceded estimated believes believed considers considered thinks predicts predicted hoped hopes mentioned evoked invoked cited recalled rejected`),
  complementisers: words('that'),
  frames: ['according to', 'for', 'in the words of', 'in the view of', 'as told by', 'per'],
  agent: 'by',
  particles: words('de da di du del la le van von der den bin ibn al el dos das y of'),
};
