// English reporting verbs and what each takes; the letters are explained at `VerbUses`.
import type { VerbForm, VerbReading } from '../quote-language.ts';

const LEMMAS = `
make{clear} q | hit{back} ic | hit{out} f | chip{in} ic | chime{in} ic | express{concern} q | express{hope} q | express{fears} q | voice{concern} q | voice{fears} q | raise{concerns} q | hint{at} nf | rule{out} nf
quote{as,saying} qzsP | speak{of} f | talk{of} f | accuse fon | acknowledge qzicns | add qzicfs | admit qzicnfs | advise xqic | affirm qzicn | agree qzicv | allege qzis | announce qzicnfv
answer qic | argue qzics | articulate f | ask icxv | assert qzicn | assess qi | assure tqzics | attest qic | banter i | beg xic | believe qziks
bemoan fqn | blame f | blast fi | boast qicz | brag qic | brand of | call{for} nf | call of | call{on} xf | caution qzicf{against}
caution qzicf | charge qzif | cheer i | chide i | chime i | chuckle i | cite f | claim qzicvfns | clarify qic | commend f | comment qic
complain qicf | concede qzicns | conclude qzic | concur i | condemn fi | confess qzicv | confide qic | confirm qzicns | conjecture qi
consider zqkn | contend qzic | contest f | continue ic | counter qic | counsel xic | criticise f | criticize f | cry ic | dare i | deadpan i
declare qzicf | decry f | defend f | demand qicfnv | denounce f | deny qznfis | deplore fq | describe fo | detail f | disclose qzic | dismiss f
dispute fqn | doubt qzk | echo i | elaborate ic | emphasise qzicf | emphasize qzicf | encourage xf | enthuse i | estimate qzis | exclaim ic
exhort x | explain qicf | express f | exult i | fear qzks | feel zqk | forecast qzi | fret qi | fume ic | gasp i | grin i | gripe qi | groan i
grumble qic | guess qziks | gush i | hail fo | highlight qf | hint qic | hope qzkis | imply qzi | implore xic | indicate qzic | inform tqzics | insist qzicfs
interject i | invite xf | inveigh f | jest i | joke qic | judge qzk | laud f | laugh i | lament qicfn | lash{out} f | liken f | maintain qzics | marvel i
mention qzf | moan i | mock fi | mumble i | murmur i | muse ic | mutter i | note qzicf | object qic | observe qzic | offer fi | opine qic | order x
pledge qzicvn | plead xic | point{out} qzic | posit q | post ic | praise f | pray qi | predict qzicnfs | press x | proclaim qzicf | promise qzicvtnfs
pronounce i | propose qicvfn | protest qic | purr i | question fi | quip ic | quote i | rage i | rail f | rally i | ravage i | read i | reaffirm qzicnf
reason qic | reassure tqzics | rebuff f | rebut i | recall qzicfo | reckon qzis | recommend qzicfn | recount qic | refute fn | regret qfn | reiterate qzicfns
reject f | rejoin i | relate qi | relay qi | remark qic | remember qifo | remind tqzic | remonstrate i | repeat qzicf | reply qic | report qzi
request qxi | respond qic | restate qzicn | retort qic | reveal qzicnf | roar i | rule{out} i | salute f | say qzicfbs | scoff i | scold i | scream i
second i | shout ic | shrug ic | sigh ic | signal qzi | slam fi | smile i | snap ic | sneer i | sniff i | snort i | sob i | speculate qzi | state qzicf
stress qzicfs | submit qi | suggest qzicfns | summarise i | summarize i | surmise qi | suspect qzks | swear qzicvs | tell tqzicfxs | testify qzicv | theorise qi
theorize qi | think qzkis | thank fi | thunder ic | tout f | tweet icqz | underline qzf | underscore qzf | uphold i | urge xicqf | venture i | view of | voice f
volunteer i | vow qzicvs | wail i | want k | warn qzicftxs | weigh{in} ic | welcome fn | whisper ic | wonder i | worry qziks | write qzicf | yell ic
plan i | reflect ic | accept q | acknowledge q | label of | dub of | characterise of | characterize of | deem of | refer{to} of | lambast f | lambaste f
castigate f | rebuke f | applaud f | celebrate f | ridicule f | vouch i | wager qi | postulate q | expect i | project qz | anticipate q | concede q
back i | interrupt i | recollect qi | pledge q | put{it} ic | tease i | chant i | plead q | crow i | beam i | bellow i | bark i | drawl i | hiss i | intone i
lash i | growl i | grunt i | giggle i | cackle i | nod i | weep i | gloat i | concur q | conjure i | certify q | stipulate q | decree q | vent i | enquire i | inquire i
`;

const IRREGULAR: Readonly<Record<string, string>> = {
  signal: 'signals signalled signalled signalling',
  make: 'makes made made making',
  hit: 'hits hit hit hitting',
  chip: 'chips chipped chipped chipping',
  speak: 'speaks spoke spoken speaking',
  say: 'says said said saying',
  tell: 'tells told told telling',
  write: 'writes wrote written writing',
  think: 'thinks thought thought thinking',
  feel: 'feels felt felt feeling',
  swear: 'swears swore sworn swearing',
  read: 'reads read read reading',
  put: 'puts put put putting',
  weep: 'weeps wept wept weeping',
  forecast: 'forecasts forecast forecast forecasting',
  uphold: 'upholds upheld upheld upholding',
  admit: 'admits admitted admitted admitting',
  submit: 'submits submitted submitted submitting',
  quip: 'quips quipped quipped quipping',
  beg: 'begs begged begged begging',
  brag: 'brags bragged bragged bragging',
  slam: 'slams slammed slammed slamming',
  snap: 'snaps snapped snapped snapping',
  sob: 'sobs sobbed sobbed sobbing',
  nod: 'nods nodded nodded nodding',
  grin: 'grins grinned grinned grinning',
  shrug: 'shrugs shrugged shrugged shrugging',
  plan: 'plans planned planned planning',
  fret: 'frets fretted fretted fretting',
  rebut: 'rebuts rebutted rebutted rebutting',
  dub: 'dubs dubbed dubbed dubbing',
  concur: 'concurs concurred concurred concurring',
  refer: 'refers referred referred referring',
  rebuff: 'rebuffs rebuffed rebuffed rebuffing',
  label: 'labels labelled labelled labelling',
};

function conjugate(lemma: string): [VerbForm, string[]][] {
  const irregular = IRREGULAR[lemma]?.split(' ');
  if (irregular) {
    const [third = '', past = '', participle = '', gerund = ''] = irregular;
    return [
      ['finite', [lemma, third, past]],
      ['past-participle', [participle]],
      ['present-participle', [gerund]],
    ];
  }
  const sibilant = /(?:s|x|z|ch|sh)$/.test(lemma);
  const yStem = /[^aeiou]y$/.test(lemma) ? lemma.slice(0, -1) : undefined;
  const eStem = lemma.endsWith('e') ? lemma.slice(0, -1) : undefined;
  const third = yStem ? `${yStem}ies` : sibilant ? `${lemma}es` : lemma === 'echo' ? 'echoes' : `${lemma}s`;
  const past = yStem ? `${yStem}ied` : eStem !== undefined ? `${lemma}d` : `${lemma}ed`;
  return [
    ['finite', [lemma, third, past]],
    ['past-participle', [past]],
    ['present-participle', [`${eStem ?? lemma}ing`]],
  ];
}

function readings(): Map<string, VerbReading[]> {
  const found = new Map<string, VerbReading[]>();
  const merged = new Map<string, string>();
  for (const entry of LEMMAS.split(/[|\n]/)) {
    const [head = '', uses = ''] = entry.trim().split(/\s+/);
    if (head) merged.set(head, `${merged.get(head) ?? ''}${uses}`);
  }
  for (const [head, uses] of merged) {
    const [, lemma = '', tail] = /^([^{]+)(?:\{(.+)\})?$/.exec(head) ?? [];
    if (!lemma) continue;
    for (const [form, words] of conjugate(lemma)) {
      for (const word of new Set(words)) {
        const reading = {
          lemma,
          form,
          uses: uses.replace(/\{.*\}/, ''),
          ...(tail ? { followedBy: tail.split(',') } : {}),
        };
        found.set(word, [...(found.get(word) ?? []), reading]);
      }
    }
  }
  return found;
}

/** Adjectives that report after to be: "is adamant that". */
const ASSURED = ['adamant', 'convinced', 'confident', 'certain'];

export const verbs: ReadonlyMap<string, readonly VerbReading[]> = (() => {
  const found = readings();
  for (const word of ASSURED)
    found.set(word, [...(found.get(word) ?? []), { lemma: word, form: 'finite', uses: 'qA' }]);
  return found;
})();
