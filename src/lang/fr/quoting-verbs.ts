// French reporting verbs and what each takes; the letters are explained at `VerbUses`.
import type { VerbReading } from '../quote-language.ts';
import { conjugate } from './quoting-conjugation.ts';

const LEMMAS = `
abonder i | accuser fxon | acquiescer i | admettre qvicn | affirmer qvicf | ajouter qicf | alerter qicf | aligner i
analyser ic | annoncer qvicnf | apostropher i | appeler xf | applaudir f | apprécier icf | approuver icf
arguer qic | argumenter qic | articuler i | assener icf | asséner icf | assurer qvic | attaquer i | attester qic
avancer qicf | avertir qic | avouer qvicf | balayer fi | bégayer i | blâmer f | bougonner i | calculer qi | certifier qvic
chuchoter i | citer i | clamer qvicf | commenter ic | concéder qvic | conclure qic | condamner f | confesser qvic | confier qvicf
confirmer qicnf | congratuler f | conseiller xfic | considérer qick | constater qick | contester fqn | contredire fic
convenir qic | corriger ic | craindre qnk | crier qic | critiquer f | croire qvk | décocher i | décréter qic | déclarer qvicf
décrire fo | défendre fi | demander nxqicf | démentir qvfn | dénoncer fn | déplorer qicfn | déraper i | détailler qicf
deviner i | dire qvicf | diagnostiquer ic | discerner i | douter qk | ébaucher i | éclaircir i | écrire qicf | élucider i
éluder i | enchaîner ic | enjoindre x | énoncer ic | énumérer ic | enrager i | entonner i | espérer qvick | estimer qvic | évaluer qi
évoquer f | exhorter x | exiger qnf | expliciter ic | expliquer qvicf | exposer qic | exprimer f | exulter i | faire{savoir} qc
faire{valoir} qci | faire{remarquer} qci | faire{observer} qci | faire{part,de} fn | faire{état,de} fn | fanfaronner i | féliciter f
feindre v | fulminer qic | fustiger f | garantir qvic | gémir i | glisser ic | grincer i | grogner i | grommeler i | gronder i
hasarder i | hésiter i | hurler qic | illustrer i | imaginer qik | implorer xic | incriminer f | indiquer qvic | informer qic
insinuer qic | insister qicf | interpeller i | interroger ic | invectiver i | inviter xf | invoquer f | ironiser qic | jauger i
jubiler i | juger qvicfok | jurer qvic | justifier fic | lâcher icf | lancer icf | lire i | louer f | marmonner i | marteler qicf
maugréer i | menacer xfqv | mentionner qf | mettre{en,garde} fq | mettre{en,avant} f | minimiser f | moquer fi | murmurer qic
narrer i | nier qvn | noter qicf | nuancer ic | objecter qic | observer qic | ordonner xf | oser i | pérorer i | persifler i | penser qvick
persister qi | pester qic | plaider qicf | plaisanter ic | pointer qf | postuler q | poursuivre ic | préciser qvicf | préconiser fnv
prédire qicnf | présager qi | pressentir q | présumer q | prétendre qvi | prévenir qic | prévoir qvk | prier x | proclamer qicf
promettre qvicnf | pronostiquer qicf | prôner fn | proposer vfic | protester qic | qualifier fo | questionner ic | rabrouer i | raconter qvicf
railler ifc | râler qic | rappeler qicf | rapporter qic | rassurer ic | réaffirmer qvicfn | réagir ic | recadrer i | récapituler i
réciter i | réclamer qfn | recommander qfxicvn | reconnaître qvicf | récuser fn | redire qic | redouter qfnk | réfléchir i | réfuter qfn
regretter qvicfn | réitérer qfn | rejeter f | relater qic | relativiser ic | relever qicf | remarquer qic | remercier fi | renchérir qic
reprendre ic | répéter qvicf | répliquer qic | répondre qic | reprocher fx | résumer icf | rétorquer qic | revendiquer fnv | révéler qicf
ricaner i | rigoler ic | riposter ic | rire i | rugir i | saluer fi | savourer i | se{défendre} i | sermonner i | siffler i | signaler qicf
signifier q | soupçonner fx | soupirer ic | sommer x | souffler ic | souhaiter qvicfk | souligner qicf | sourire ic | soutenir qvicf
spécifier qic | stigmatiser f | suggérer qvicf | supplier xic | supputer qic | susurrer i | taxer fo | taper i | témoigner qicf | tempérer ic
temporiser i | tempêter ic | tacler i | tenter ic | théoriser i | tonner ic | tranche i | trancher ic | trouver qik | tweeter ic | valider i
vanter f | vitupérer i | vociférer i | vouloir{croire} q | espérer qv | voir fny | couper ic | surenchérir ic | rectifier ic | balancer ic | claironner qic | désespérer ic | dégainer i | évacuer i | étrangler ir | justifier i | épiloguer i | rouspéter ic | récriminer i | embrouiller i
assumer ic | gausser ir | exclure qvnN | cacher qN | émettre{espoir} q | exprimer{espoir} q | exprimer{souhait} q | plaider{pour} nf | faire{comprendre} q | faire{croire} q | donner{avis} q
assurer{comprendre} n | estimer qvicf | rejeter{idée} n | dédramatiser ic | positiver i | sermonner ic | marmonner ic | sangloter ic | pouffer ic | tiquer i | regretter qvicf | laisser{entendre} qi | laisser{tomber} i | requérir n | conclure{à} n | tabler{sur} n | féliciter{de} nf | affirmer q | appuyer ic | arguer q | asseoir i
compléter ic | confier q | détester i | développer ic | embrayer i | épingler fi | ergoter i | étayer i | exagérer i | motiver i
opiner i | opposer ic | parler{de} f | parler{d’} f | parler{d'} f | pavoiser i | poser ic | se{féliciter} f | synthétiser i | traiter fo
renvoyer i | décrypter ic | philosopher i | prophétiser qi | s’étonner qif | traduire i | vilipender f | décliner i | encourager xf | presser x
recenser q | publier i | poster i | partager i | se{défausser} i | sussurer i | tancer if | targuer v | vouer i | accorder i | inciter xf | pousser x
étonner qicf | exclamer i | emporter ic | indigner qicf | inquiéter qicf | insurger i | interroger ic | féliciter qfic | réjouir qfic
plaindre qfvic | souvenir qic | offusquer qicf | désoler qicf | agacer ic | enthousiasmer ic | émouvoir i | amuser ic | alarmer qicf
enorgueillir qf | excuser ic | lamenter qic | engager v | impatienter ic | énerver ic | esclaffer i | vanter qvf | écrier i | attrister i
`;

/** Only reflexive: "s’est étonné", never "a étonné". */
const REFLEXIVE = new Set(
  `étrangler gausser étonner exclamer emporter indigner inquiéter insurger réjouir souvenir offusquer désoler agacer enthousiasmer amuser
  alarmer enorgueillir excuser lamenter engager impatienter énerver esclaffer attrister plaindre écrier vanter`.split(
    /\s+/,
  ),
);

const SKIP = new Set(['tranche', 's’étonner', 'asseoir', 'émouvoir', 'feindre', 'se', 'pressentir', 'traduire']);

function readings(): Map<string, VerbReading[]> {
  const found = new Map<string, VerbReading[]>();
  const merged = new Map<string, string>();
  for (const entry of LEMMAS.split(/[|\n]/)) {
    const [head = '', uses = ''] = entry.trim().split(/\s+/);
    if (head) merged.set(head, `${merged.get(head) ?? ''}${uses}`);
  }
  for (const [head, uses] of merged) {
    const [, lemma = '', tail] = /^([^{]+)(?:\{(.+)\})?$/.exec(head) ?? [];
    if (!lemma || SKIP.has(lemma)) continue;
    for (const { form, words } of conjugate(lemma)) {
      for (const word of new Set(words)) {
        const reading = {
          lemma,
          form,
          uses: REFLEXIVE.has(lemma) ? `${uses}r` : uses,
          ...(tail ? { followedBy: tail.split(',') } : {}),
        };
        found.set(word, [...(found.get(word) ?? []), reading]);
      }
    }
  }
  return found;
}

/** Adjectives that report after être: « est convaincu que ». */
const ASSURED = [
  'convaincu',
  'convaincue',
  'convaincus',
  'convaincues',
  'persuadé',
  'persuadée',
  'persuadés',
  'persuadées',
];

export const verbs: ReadonlyMap<string, readonly VerbReading[]> = (() => {
  const found = readings();
  for (const word of ASSURED) {
    found.set(word, [...(found.get(word) ?? []), { lemma: word, form: 'finite', uses: 'qA' }]);
  }
  return found;
})();
