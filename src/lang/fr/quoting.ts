// French as news reports speech.
import { givenNames } from '../given-names.ts';
import type { Gender, QuoteLanguage } from '../quote-language.ts';
import { placesIn } from '../quoting-places.ts';
import { genericRoles, organisations, professions, roles } from './quoting-people.ts';
import { verbs } from './quoting-verbs.ts';

const words = (list: string): Set<string> => new Set(list.trim().split(/\s+/));

const openers =
  words(`le la les l l' un une des ce cet cette ces il elle ils elles on je nous vous mais et or car donc si en dans
  pour par sur avec sans selon depuis après avant pendant lors quand comme ainsi cependant toutefois pourtant puis son sa
  ses leur leurs c c' d d' s s' n n' j j' à a au aux qu qu' que qui quoi quel quelle où lorsque alors plus moins très tout toute tous
  toutes ni ne pas non oui enfin ensuite hier aujourd'hui demain lundi mardi mercredi jeudi vendredi samedi dimanche
  chez contre entre sous vers malgré parmi outre certes face quant interrogé interrogée interrogés selon d'après celui celle ceux celles
  personne rien aucun aucune autour chaque plusieurs certains certaines beaucoup même aussi encore déjà là ici voilà voici deux trois quatre
  cinq six sept huit neuf dix cent mille quelque quelques mon ma mes ton ta notre nos votre vos lui eux de du ça cela ceci bref bien
  peu trop merci bonjour bonsoir janvier février mars avril mai juin juillet août septembre octobre novembre décembre été`);

const speech = new Set<string>();
for (const [form, readings] of verbs) {
  if (readings.some((reading) => reading.form === 'finite' && /[iq]/.test(reading.uses))) speech.add(form);
}
for (const auxiliary of ['a', 'ont', 'avait', 'avaient', "s'est", 's’est', 's’était']) speech.add(auxiliary);

export const quoting: QuoteLanguage = {
  code: 'fr',
  abbreviations: {
    beforeName: words(
      'm mm mme mmes mlle mlles mgr me mes dr drs pr prs st ste sr gal gén col lt cdt cne adj amb cf vs',
    ),
    beforeNumber: words('art no n° p pp vol chap fig janv févr avr juill sept oct nov déc env tél éd al'),
    anywhere: words('etc av apr ex j.-c c.-à-d cie sté boul bd inc corp ltd co a.m p.m'),
  },
  openers,
  speechForms: speech,
  elision: /^(?:l|d|qu|n|s|j|c|m|t|lorsqu|puisqu|jusqu|quoiqu|presqu)['’]/iu,
  enclitic: /-(?:t[-’'])?(?:il|elle|ils|elles|on|ce|je|nous|vous|tu)$/iu,
  verbs,
  auxiliaries:
    words(`a ont avait avaient aura auront aurait auraient ait aient eut eurent est sont était étaient sera seront serait
    seraient fut furent ayant avoir été`),
  passive: words('est sont était étaient sera seront serait seraient fut furent été être étant soit soient'),
  clitics: words("se s' me m' te t' nous vous le la les l' lui leur en y ne n' ce c'"),
  adverbs:
    words(`pas plus jamais rien ni aussi également encore déjà bien même toujours ensuite ainsi alors toutefois cependant
    pourtant enfin donc certes aussitôt plutôt souvent parfois longtemps vite mieux ailleurs d'abord hier aujourd'hui demain
    simplement tout juste là autant désormais vivement presque beaucoup peu fort haut`),
  adverbEnding: /ment$/,
  notAdverbs:
    words(`document documents jugement règlement événement évènement élément logement vêtement changement traitement paiement développement
    équipement investissement licenciement financement comportement engagement argument moment segment aliment médicament monument`),
  negations: words("ne n' ni"),
  refusals:
    words(`refuse refusé refusait refusent refuser évite évité évitait décliné renonce renoncé cesse cessé omet omis interdit
    souhaité voulu pu préfère préféré tarde hésite hésité gardé garde abstenu abstient empêche`),
  chains:
    words(`tient tenait tenu tiennent tint continue continué continuent continuait va vont vient viennent venait venaient
    fini finit commencé commence persiste persisté tenté peut peuvent pouvait veut veulent voulait voulu souhaite souhaité doit devait dû
    empressé plu contenté contente borné limité choisi permis pris pressé`),
  barePast: false,
  pronouns: new Map([
    ['il', { gender: 'm', thing: true }],
    ['elle', { gender: 'f', thing: true }],
    ['ils', { plural: true, thing: true }],
    ['elles', { plural: true, thing: true, gender: 'f' }],
    ['on', { nobody: true }],
    ['celui-ci', { gender: 'm', near: true, thing: true }],
    ['celle-ci', { gender: 'f', near: true, thing: true }],
    ['ce dernier', { gender: 'm', near: true, thing: true }],
    ['cette dernière', { gender: 'f', near: true, thing: true }],
    ['ces derniers', { plural: true, near: true }],
    ['celui', { gender: 'm' }],
    ['celle', { gender: 'f' }],
    ['lui-même', { gender: 'm' }],
    ['elle-même', { gender: 'f' }],
    ["l'intéressé", { gender: 'm' }],
    ["l'intéressée", { gender: 'f' }],
  ]),
  possessives: new Map([
    ['son', {}],
    ['sa', {}],
    ['ses', {}],
    ['leurs', { plural: true }],
    ['leur', { plural: true }],
  ]),
  framePronouns: new Map([
    ['lui', { gender: 'm', thing: true }],
    ['elle', { gender: 'f', thing: true }],
    ['eux', { plural: true }],
    ['elles', { plural: true, gender: 'f' }],
    ["l'en", {}],
    ['celui-ci', { gender: 'm', near: true }],
    ['celle-ci', { gender: 'f', near: true }],
    ['ce dernier', { gender: 'm', near: true }],
    ['cette dernière', { gender: 'f', near: true }],
    ["l'intéressé", { gender: 'm' }],
    ["l'intéressée", { gender: 'f' }],
  ]),
  determiners: new Map<string, { gender?: Gender; plural?: boolean; definite: boolean; demonstrative?: boolean }>([
    ['le', { gender: 'm', definite: true }],
    ['la', { gender: 'f', definite: true }],
    ["l'", { definite: true }],
    ['les', { plural: true, definite: true }],
    ['un', { gender: 'm', definite: false }],
    ['une', { gender: 'f', definite: false }],
    ['des', { plural: true, definite: false }],
    ['ce', { gender: 'm', definite: true, demonstrative: true }],
    ['cet', { gender: 'm', definite: true, demonstrative: true }],
    ['cette', { gender: 'f', definite: true, demonstrative: true }],
    ['ces', { plural: true, definite: true, demonstrative: true }],
    ['son', { definite: true }],
    ['sa', { gender: 'f', definite: true }],
    ['ses', { plural: true, definite: true }],
    ['leur', { definite: true }],
    ['leurs', { plural: true, definite: true }],
    ['notre', { definite: true }],
    ['plusieurs', { plural: true, definite: false }],
    ['certains', { plural: true, definite: false }],
    ['certaines', { plural: true, definite: false, gender: 'f' }],
    ['deux', { plural: true, definite: false }],
    ['trois', { plural: true, definite: false }],
    ['quatre', { plural: true, definite: false }],
    ['quelques', { plural: true, definite: false }],
    ['de nombreux', { plural: true, definite: false }],
  ]),
  prepositions:
    words(`à au aux de du d' en dans par pour sur sous avec sans chez contre entre vers depuis pendant devant derrière lors avant
    après selon malgré parmi outre dès jusqu' jusque face quant via hors auprès près loin grâce comme envers suite`),
  complements: words("de du d' des"),
  conjunctions: words('et mais ou'),
  contrasts: words('mais'),
  subordinators: words(
    `que qu' si quand lorsque lorsqu' alors tandis parce puisque puisqu' car comme dont où afin pendant après avant`,
  ),
  complementisers: words("que qu'"),
  whether: words("si s' comment pourquoi combien quand où quel quelle quels quelles"),
  relatives: words("que qu' dont où qui laquelle lequel lesquels lesquelles"),
  subjectRelatives: words('qui lequel laquelle'),
  adjective:
    /(?:ien|ienne|ais|aise|ois|oise|éen|éenne|an|ane|ique|al|ale|aux|if|ive|eux|euse|aire|iste|el|elle|é|ée|able|ible|ain|aine|ier|ière|adjoint|adjointe|automobile|textile|mobile|télécom|wallon|wallonne|breton|bretonne|saxon|saxonne|letton|lettonne|étranger|étrangère|fédéral|nucléaire|suprême|mixte|public|publique|libre|blanc|vert|russe|turc|suisse|belge|arabe|kurde|corse|basque|catalan|chef|russe|unique|jeune|maritime|économe|syndical)s?$/,
  participle: /(?:é|ée|és|ées|ant|ie|is|ise|it|ite|u|ue|us|ues|int|inte)$/,
  seats:
    /^(?:quai d'orsay|place beauvau|rue de (?:valois|grenelle|solférino)|hôtel de (?:ville|matignon|lassay)|quai des orfèvres)$/,
  asSaid: words('comme ainsi'),
  anonymity: /anonym/i,
  adjuncts: words('dans lors devant pendant dès après avant depuis chez via'),
  surfaces: words(
    'banderole banderoles pancarte pancartes affiche affiches panneau panneaux slogan slogans mot devise inscription titre écriteau autocollant tract graffiti tag plaque étiquette enseigne tatouage message maillot',
  ),
  audiences:
    words(`presse journalistes journaliste députés sénateurs micro micros tribune télévision radio antenne sortie issue barre fois veille suite
    demande question questions audience peine début fin tour son sujet propos intention manifestants parents élus enquêteurs juges jurés salariés autres`),
  manners: words('en sans avec par comme'),
  selfSaying: words('dire déclarer'),
  agents: words('par avec contre pour chez'),
  locations: words(
    'rue avenue boulevard place quai route chemin allée impasse square cours pont gare autour devant derrière rencontre silence face dehors dedans',
  ),
  notName: /(?:é|ée|és|ées|ant|ment)$/,
  mouthpieces: words('communiqué commentaire dépêche tweet message déclaration'),
  naming: words('appeler nommer surnommer'),
  asides: [
    ['pour', 'sa', 'part'],
    ['de', 'son', 'côté'],
    ['à', 'son', 'tour'],
    ['quant', 'à', 'lui'],
    ['quant', 'à', 'elle'],
    ['par', 'ailleurs'],
    ['de', 'nouveau'],
    ['en', 'outre'],
  ],
  tellsHow: words('raconter expliquer'),
  manner: words('comment'),
  bareCapitals: new Map([['A', 'à']]),
  owners: words("de du d' des au aux à chez en"),
  assured: words(
    'convaincu convaincue convaincus convaincues persuadé persuadée persuadés persuadées certain certaine certains confiant confiante sûr sûre',
  ),
  conditions: words("si s'"),
  mastheads: new Set(),
  infinitive: /(?:er|ir|re|oir)$/,
  infinitiveMarks: words(
    "de d' ne n' pas plus jamais rien en y se s' le la les l' lui leur à bien toujours aussi même également ni n'",
  ),
  participleMarks: words('tout en'),
  impersonals: words("c' ce cela ça ceci rien tout quoi qui que"),
  nobody: words('personne aucun aucune nul nulle rien ni'),
  times:
    words(`lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain matin soir après-midi midi nuit janvier février mars
    avril mai juin juillet août septembre octobre novembre décembre dernier dernière prochain récemment`),
  frames: [
    { words: ['selon'], strict: false },
    { words: ["d'", 'après'], strict: false },
    { words: ['à', 'en', 'croire'], strict: false },
    { words: ['à', "l'", 'en', 'croire'], strict: false },
    { words: ['à', "l'", 'entendre'], strict: false },
    { words: ['à', 'entendre'], strict: false },
    { words: ['de', "l'", 'avis', 'de'], strict: false },
    { words: ['de', "l'", 'avis', 'du'], strict: false },
    { words: ['de', "l'", 'aveu', 'de'], strict: false },
    { words: ['aux', 'yeux', 'de'], strict: true },
    { words: ['aux', 'yeux', 'du'], strict: true },
    { words: ['aux', 'dires', 'de'], strict: false },
    { words: ['au', 'dire', 'de'], strict: false },
    { words: ['pour'], strict: true },
    { words: ['de', 'source'], strict: false },
    { words: ['pour', 'qui'], strict: false },
    { words: ['selon', 'qui'], strict: false },
    { words: ['dixit'], strict: false },
  ],
  notSources:
    words(`loi article règlement code cas taille configuration besoins besoin modalités critères calendrier programme formule expression
    principe rite rituel usage usages coutume ordre âge saison saisons méthode modèle règle règles barème plan scénario schéma goûts humeur envie envies
    moyens possibilités état météo température temps heure jour jours date dates tradition procédure protocole convention traité accord constitution
    directive décret arrêté nature type types région régions zone endroits lieu pays logique moi nous vous toi toute vraisemblance
    conditions circonstances disponibilité disponibilités niveau revenus sexe poids mérite ordre alphabétique secteur profil mot gré recette trajet parcours`),
  documents:
    words(`éléments constatations témoins document mémo courriel circulaire rapports études étude rapport sondage communiqué document enquête estimations estimation chiffres calculs calcul données bilan baromètre note
    article analyse commentaire version statistiques informations information sources source prévisions texte résultats livre recensement avis témoignages témoignage dires
    projections décompte comptage simulation simulations acte réquisitoire jugement arrêt courrier lettre`),
  courtesies: new Map<string, Gender | null>([
    ['m', 'm'],
    ['mm', null],
    ['monsieur', 'm'],
    ['mme', 'f'],
    ['madame', 'f'],
    ['mmes', 'f'],
    ['mlle', 'f'],
    ['me', null],
    ['mgr', 'm'],
    ['dr', null],
    ['pr', null],
    ['maître', null],
  ]),
  honorifics:
    words(`général générale colonel lieutenant-colonel lieutenant commandant capitaine amiral contre-amiral vice-amiral sergent adjudant maréchal
    docteur professeur père sœur frère abbé cardinal reine roi prince princesse président présidente ministre sénateur sénatrice député députée maire juge
    commissaire brigadier général-major major sultan émir cheikh pape imam rabbin chancelier chancelière commodore`),
  roles,
  genericRoles,
  professions,
  roleEnding: /(?:eur|euse|trice|iste|logue|ien|ienne|ier|ière|aire|crate|thérapeute|nome|graphe|logiste|ant|ante)s?$/,
  roleModifiers:
    words(`premiers premières derniers dernières dernier dernière principal principale principaux nombreux nombreuses anciens anciennes nouveaux nouvelles jeunes ancien ancienne ex nouveau nouvelle jeune vieux vieille futur future ex- actuel actuelle premier première grand grande petit petite
    haut haute simple célèbre autre même seul seule éternel`),
  organisations,
  entourages: words(
    'cabinet entourage bureau avocat avocate avocats défense famille proches équipe services conseil conseils camp',
  ),
  epithetEnding: /^\d+-year-old$/,
  givenNames,
  particles: words(
    "de du des d' van von der den di da dos del della ben bin al el le la l' abou ibn ten ter zu zum af y e",
  ),
  nameTails: words('jr sr ii iii fils père'),
  places: placesIn('fr'),
  capitalised:
    words(`interrogé interrogée contacté contactée joint jointe invité invitée fermeture réponse prochain prochaine surnommé puis mené direction point
    bienvenue hello premier première dernier dernière né née arrivé arrivée sorti absent présent`),
  questionLabels: words('q question journaliste journalistes reporter presse modérateur intervieweur'),
  answerLabels: words('r réponse'),
  replies: null,
  tellingPronouns: words('elle'),
  agreement: { f: /(?:ée|ie|ue|dite|ise)$/, m: /(?:é|i|u|dit|is)$/ },
};
