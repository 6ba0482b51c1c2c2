// French third-person forms from an infinitive: what a news text needs to report speech. Rules for the three groups,
// and the stems of the irregular reporting verbs.
import type { VerbForm } from '../quote-language.ts';

export interface Conjugated {
  readonly form: VerbForm;
  readonly words: readonly string[];
}

interface Stems {
  /** Third persons of the present, singular and plural. */
  readonly present: readonly [string, string];
  /** Stem of imperfect and present participle. */
  readonly imperfect: string;
  /** Stem of future and conditional. */
  readonly future: string;
  /** Third persons of the simple past. */
  readonly past: readonly [string, string];
  readonly participle: string;
}

/** infinitive: present sg, present pl, imperfect stem, future stem, past sg, past pl, participle. */
const IRREGULAR: Readonly<Record<string, string>> = {
  dire: 'dit disent dis dir dit dirent dit',
  redire: 'redit redisent redis redir redit redirent redit',
  prédire: 'prédit prédisent prédis prédir prédit prédirent prédit',
  contredire: 'contredit contredisent contredis contredir contredit contredirent contredit',
  écrire: 'écrit écrivent écriv écrir écrivit écrivirent écrit',
  décrire: 'décrit décrivent décriv décrir décrivit décrivirent décrit',
  admettre: 'admet admettent admett admettr admit admirent admis',
  promettre: 'promet promettent promett promettr promit promirent promis',
  émettre: 'émet émettent émett émettr émit émirent émis',
  mettre: 'met mettent mett mettr mit mirent mis',
  soutenir: 'soutient soutiennent souten soutiendr soutint soutinrent soutenu',
  maintenir: 'maintient maintiennent mainten maintiendr maintint maintinrent maintenu',
  convenir: 'convient conviennent conven conviendr convint convinrent convenu',
  prévenir: 'prévient préviennent préven préviendr prévint prévinrent prévenu',
  souvenir: 'souvient souviennent souven souviendr souvint souvinrent souvenu',
  reconnaître: 'reconnaît reconnaissent reconnaiss reconnaîtr reconnut reconnurent reconnu',
  répondre: 'répond répondent répond répondr répondit répondirent répondu',
  défendre: 'défend défendent défend défendr défendit défendirent défendu',
  prétendre: 'prétend prétendent prétend prétendr prétendit prétendirent prétendu',
  entendre: 'entend entendent entend entendr entendit entendirent entendu',
  prendre: 'prend prennent pren prendr prit prirent pris',
  reprendre: 'reprend reprennent repren reprendr reprit reprirent repris',
  requérir: 'requiert requièrent requér requerr requit requirent requis',
  craindre: 'craint craignent craign craindr craignit craignirent craint',
  plaindre: 'plaint plaignent plaign plaindr plaignit plaignirent plaint',
  croire: 'croit croient croy croir crut crurent cru',
  voir: 'voit voient voy verr vit virent vu',
  prévoir: 'prévoit prévoient prévoy prévoir prévit prévirent prévu',
  vouloir: 'veut veulent voul voudr voulut voulurent voulu',
  savoir: 'sait savent sav saur sut surent su',
  faire: 'fait font fais fer fit firent fait',
  poursuivre: 'poursuit poursuivent poursuiv poursuivr poursuivit poursuivirent poursuivi',
  conclure: 'conclut concluent conclu conclur conclut conclurent conclu',
  exclure: 'exclut excluent exclu exclur exclut exclurent exclu',
  sourire: 'sourit sourient souri sourir sourit sourirent souri',
  rire: 'rit rient ri rir rit rirent ri',
  démentir: 'dément démentent dément démentir démentit démentirent démenti',
  lire: 'lit lisent lis lir lut lurent lu',
  interrompre: 'interrompt interrompent interromp interrompr interrompit interrompirent interrompu',
  enjoindre: 'enjoint enjoignent enjoign enjoindr enjoignit enjoignirent enjoint',
  retenir: 'retient retiennent reten retiendr retint retinrent retenu',
  tenir: 'tient tiennent ten tiendr tint tinrent tenu',
};

/** é or e before a mute syllable: suggère, réitère, martèle, rappelle. */
function muteStem(stem: string): string {
  if (/ppel$/.test(stem)) return `${stem}l`;
  const match = /^(.*)([eé])([^aeiouyéèêâîôû]{1,2})$/.exec(stem);
  if (!match || (match[2] === 'e' && (match[3]?.length ?? 0) > 1)) return stem;
  return `${match[1]}è${match[3]}`;
}

function firstGroup(infinitive: string): Stems {
  const stem = infinitive.slice(0, -2);
  const soft = stem.endsWith('g') ? `${stem}e` : stem.endsWith('c') ? `${stem.slice(0, -1)}ç` : stem;
  const mute = /[uo]y$/.test(stem) ? `${stem.slice(0, -1)}i` : muteStem(stem);
  const future = /é[^aeiouy]{1,2}er$/.test(infinitive) ? `${stem}er` : `${mute}er`;
  return {
    present: [`${mute}e`, `${mute}ent`],
    imperfect: soft,
    future,
    past: [`${soft}a`, `${stem}èrent`],
    participle: `${stem}é`,
  };
}

function secondGroup(infinitive: string): Stems {
  const stem = infinitive.slice(0, -1);
  return {
    present: [`${stem}t`, `${stem}ssent`],
    imperfect: `${stem}ss`,
    future: infinitive,
    past: [`${stem}t`, `${stem}rent`],
    participle: stem,
  };
}

function stemsOf(infinitive: string): Stems {
  const irregular = IRREGULAR[infinitive];
  if (!irregular) return infinitive.endsWith('er') ? firstGroup(infinitive) : secondGroup(infinitive);
  const [one = '', many = '', imperfect = '', future = '', past = '', pasts = '', participle = ''] =
    irregular.split(' ');
  return { present: [one, many], imperfect, future, past: [past, pasts], participle };
}

/** The forms of a verb that can stand with a third-person subject, by kind. */
export function conjugate(infinitive: string): Conjugated[] {
  const { present, imperfect, future, past, participle } = stemsOf(infinitive);
  const agreed = /s$/.test(participle)
    ? [participle, `${participle}e`, `${participle}es`]
    : [participle, `${participle}e`, `${participle}s`, `${participle}es`];
  return [
    {
      form: 'finite',
      words: [
        ...present,
        // "balaie" beside "balaye".
        ...(/ayer$/.test(infinitive) ? present.map((form) => form.replace('ay', 'ai')) : []),
        `${imperfect}ait`,
        `${imperfect}aient`,
        ...['a', 'ont', 'ait', 'aient'].map((ending) => future + ending),
        ...past,
      ],
    },
    { form: 'past-participle', words: agreed },
    { form: 'present-participle', words: [infinitive === 'savoir' ? 'sachant' : `${imperfect}ant`] },
    { form: 'infinitive', words: [infinitive] },
  ];
}
