// English as news reports speech.
import { givenNames } from '../given-names.ts';
import type { Gender, QuoteLanguage } from '../quote-language.ts';
import { placesIn } from '../quoting-places.ts';
import { genericRoles, organisations, professions, roles } from './quoting-people.ts';
import { verbs } from './quoting-verbs.ts';

const words = (list: string): Set<string> => new Set(list.trim().split(/\s+/));

const openers =
  words(`the a an this that these those he she it they we you i his her its their our my your but and or so if in on at for
  by with without from since after before during when while as however meanwhile although though there what who why how which where
  according not no yes all some most many both each every another other others one two three four five six seven eight nine ten
  last next earlier later then now today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january
  february march april may june july august september october november december still yet even also only just over under among
  between against despite because unless until once asked speaking nor neither either than to of into about around more less
  nobody everyone everything nothing none anyone well oh let don dont did do does is are was were has have had can could will would
  should hello good thanks thank never always perhaps maybe here above below instead rather such few`);

const speech = new Set<string>();
for (const [form, readings] of verbs) {
  if (readings.some((reading) => reading.form === 'finite' && /[iq]/.test(reading.uses))) speech.add(form);
}

export const quoting: QuoteLanguage = {
  code: 'en',
  abbreviations: {
    beforeName:
      words(`mr mrs ms mx messrs dr prof rev hon fr st sen sens rep reps gov govs pres gen col maj lt capt cmdr
      sgt cpl pvt adm supt insp det ald atty amb vs cf cllr`),
    beforeNumber: words('no nos p pp fig vol art sec ch jan feb mar apr jun jul aug sep sept oct nov dec approx'),
    anywhere: words('etc inc corp ltd co jr sr bros u.s u.k u.n e.u d.c a.m p.m ph.d e.g i.e est dept ave blvd'),
  },
  openers,
  speechForms: speech,
  elision: null,
  enclitic: /(?:['’](?:s|d|ll|ve|re|m)|n['’]t)$/iu,
  verbs,
  auxiliaries:
    words(`has have had having is are was were be been being will would may might can could shall should must do does did to
    'd 's 'll 've 're ’d ’s ’ll ’ve ’re`),
  passive: words('is are was were be been being'),
  clitics: words('himself herself themselves itself'),
  adverbs:
    words(`however though meanwhile also then later never not always still once twice often again already now soon even just only since first further previously earlier
    yesterday today rather instead ever too both so long
    since then in turn`),
  adverbEnding: /ly$/,
  notAdverbs: words('family ally reply supply assembly monopoly italy july rally bully daily'),
  negations: words("not never n't n’t nor neither cannot"),
  refusals:
    words(`declined declines decline refused refuses refuse refusing declining failed fails avoided stopped preferred forbidden unable reluctant
    wanted want hesitated hoped`),
  chains:
    words(`went goes going continued continues continue used began begins started seemed appeared came managed had have has
    said alleged reported believed understood known thought claimed`),
  barePast: true,
  pronouns: new Map([
    ['he', { gender: 'm' }],
    ['she', { gender: 'f' }],
    ['they', { plural: true, thing: true }],
    ['it', { thing: true, thingOnly: true }],
    ['the latter', { near: true, thing: true }],
    ['the former', { thing: true }],
  ]),
  possessives: new Map([
    ['his', { gender: 'm' }],
    ['her', { gender: 'f' }],
    ['its', { thing: true, thingOnly: true }],
    ['their', { plural: true, thing: true }],
  ]),
  framePronouns: new Map([
    ['him', { gender: 'm' }],
    ['her', { gender: 'f' }],
    ['them', { plural: true, thing: true }],
    ['it', { thing: true, thingOnly: true }],
  ]),
  determiners: new Map<string, { gender?: Gender; plural?: boolean; definite: boolean; demonstrative?: boolean }>([
    ['the', { definite: true }],
    ['a', { definite: false }],
    ['an', { definite: false }],
    ['this', { definite: true, demonstrative: true }],
    ['that', { definite: true, demonstrative: true }],
    ['these', { definite: true, plural: true, demonstrative: true }],
    ['those', { definite: true, plural: true, demonstrative: true }],
    ['his', { definite: true }],
    ['her', { definite: true }],
    ['its', { definite: true }],
    ['their', { definite: true }],
    ['our', { definite: true }],
    ['some', { definite: false, plural: true }],
    ['several', { definite: false, plural: true }],
    ['many', { definite: false, plural: true }],
    ['two', { definite: false, plural: true }],
    ['three', { definite: false, plural: true }],
    ['four', { definite: false, plural: true }],
    ['both', { definite: true, plural: true }],
    ['another', { definite: false }],
    ['any', { definite: false }],
    ['no', { definite: false }],
    ['every', { definite: false }],
    ['each', { definite: false }],
    ['one', { definite: false }],
    ['other', { definite: false, plural: true }],
    ['most', { definite: false, plural: true }],
    ['all', { definite: false, plural: true }],
  ]),
  prepositions:
    words(`in on at of for by with from to into about over under after before during since through against among between around near
    outside inside behind beside despite without within upon across along per via amid as like than until off toward towards beyond above`),
  complements: words('of for at from in on with'),
  conjunctions: words('and but or yet'),
  contrasts: words('but yet'),
  subordinators: words(
    `that which who whom whose where when while if because although though whether as since after before until unless once what how why`,
  ),
  complementisers: words('that'),
  whether: words('whether if what how why where when who which'),
  relatives: words('that which who whom whose where what'),
  subjectRelatives: words('who which that'),
  adjective:
    /(?:ed|al|ic|ive|ous|ese|ish|ian|ary|ing|y|ful|less|ern|able|ible|ant|ent|based|born|close|top|key|main|big|black|white|red|blue|green|free|young|old|new|old)$/,
  participle: /(?:ed|ing|born|known|seen|held|shown|led|made|paid|sent|told|taken|written|given|brought|left)$/,
  seats: /^(?:downing street|wall street|fleet street|whitehall|capitol hill|scotland yard)$/,
  asSaid: words('as'),
  anonymity: /anonym/i,
  adjuncts: words('in during at after before'),
  surfaces: words(
    'banner banners sign signs placard placards poster posters slogan slogans motto headline headlines inscription caption label labels sticker plaque tattoo card wreath badge shirt t-shirt graffiti billboard',
  ),
  audiences: new Set(),
  manners: words('by without as in on at'),
  selfSaying: new Set(),
  agents: words('by with against for'),
  locations: words('street road avenue square lane station hall court'),
  notName: /(?:ed|ing|ly)$/,
  mouthpieces: words('statement comment post tweet dispatch'),
  naming: words('call refer dub label term name'),
  asides: [
    ['for', 'its', 'part'],
    ['for', 'his', 'part'],
    ['for', 'her', 'part'],
    ['on', 'monday'],
    ['on', 'tuesday'],
    ['on', 'wednesday'],
    ['on', 'thursday'],
    ['on', 'friday'],
    ['on', 'saturday'],
    ['on', 'sunday'],
    ['in', 'turn'],
  ],
  tellsHow: words('tell recount explain describe'),
  manner: words('how'),
  bareCapitals: new Map(),
  owners: words('of for from to with'),
  assured: words('convinced confident certain sure adamant'),
  conditions: words('if whether unless'),
  mastheads: words('observer guardian examiner reporter pioneer'),
  infinitive: /^[a-z]+$/,
  infinitiveMarks: words('to not never'),
  participleMarks: words('while by in before after when'),
  impersonals: words('there this that what which nothing everything'),
  nobody: words('nobody none no neither nothing'),
  times:
    words(`day days hour hours minutes weeks months years monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow morning afternoon evening night january february
    march april may june july august september october november december week month year early late last earlier later this next recently then`),
  frames: [
    { words: ['according', 'to'], strict: false },
    { words: ['in', 'the', 'words', 'of'], strict: false },
    { words: ['in', 'the', 'view', 'of'], strict: false },
    { words: ['in', 'the', 'opinion', 'of'], strict: false },
    { words: ['for'], strict: true },
    { words: ['in'], strict: true, close: ['view', 'opinion', 'telling', 'words', 'account', 'estimation'] },
    { words: ['by'], strict: true, close: ['account', 'reckoning', 'estimate'] },
  ],
  notSources:
    words(`law article rule rules code case size plan schedule tradition custom section statute procedure protocol constitution treaty
    principle method need needs ability season taste weather age height act terms which whom what how whether formula timetable merit`),
  documents:
    words(`study report survey poll statement document documents filing filings estimates estimate figures data analysis records research findings
    transcript memo memos note notes memoir flyer flyers leaflet notice lawsuit indictment complaint affidavit letter email memo emails sources source article results reports census forecast forecasts paper projections book testimony`),
  courtesies: new Map<string, Gender | null>([
    ['mr', 'm'],
    ['mister', 'm'],
    ['mrs', 'f'],
    ['ms', 'f'],
    ['miss', 'f'],
    ['madam', 'f'],
    ['sir', 'm'],
    ['dame', 'f'],
    ['lady', 'f'],
    ['lord', 'm'],
    ['mx', null],
    ['dr', null],
    ['prof', null],
    ['messrs', null],
  ]),
  honorifics:
    words(`sen sens rep reps gov gen col maj lt capt cmdr sgt cpl pvt adm supt insp det dci ds pc dc rev fr hon amb atty prof professor doctor
    president senator representative congressman congresswoman governor general colonel major lieutenant captain commander commodore sergeant admiral
    detective inspector superintendent constable justice judge sheriff chief minister secretary premier chancellor king queen prince princess pope
    bishop archbishop cardinal imam rabbi reverend father sister brother mayor cllr councillor councilor ambassador chairman chairwoman speaker coach brigadier
    vice deputy senior junior acting prime foreign attorney lord baroness baron ayatollah sheikh sultan emir staff first officer private corporal prosecutor statistician
    analyst economist professor director manager executive leader spokesman spokeswoman spokesperson democrat republican house senate majority minority
    defense defence interior finance health education home affairs state district city council attorney-general assistant associate former ex
    independent labour conservative tory liberal striker goalkeeper midfielder defender winger forward actor actress singer author writer`),
  roles,
  genericRoles,
  professions,
  roleEnding: /(?:ist|ologist|ician|eer|sman|swoman|sperson|keeper|maker|worker|goer|holder|er|or)s?$/,
  roleModifiers:
    words(`former ex new young old younger older senior junior elder current late top chief first last acting then- longtime veteran
    unnamed anonymous fellow other same leading local incoming outgoing retired rival`),
  organisations,
  entourages: words(
    'office team lawyers lawyer attorney attorneys family campaign spokesman spokeswoman spokesperson representatives representative aides aide friends camp solicitor agent publicist',
  ),
  epithetEnding: /^\d+-year-old$/,
  givenNames,
  particles: words('van von der den de du da di del della bin al el la le ben ibn ten ter dos st of'),
  nameTails: words('jr sr ii iii iv kc qc mp msp obe mbe cbe phd md esq jr. sr.'),
  places: placesIn('en'),
  capitalised:
    words(`asked speaking reached contacted pressed told turning facing responding writing opposition observers analysts forecasters unions turnout
    republicans democrats jurors officials experts police critics supporters residents investigators prosecutors lawyers scientists researchers`),
  questionLabels: words('q question reporter journalist interviewer moderator'),
  answerLabels: words('a answer'),
  replies: /^came (?:the|his|her|their) (?:answer|reply|response)\b/,
  tellingPronouns: words('he she'),
  agreement: null,
};
