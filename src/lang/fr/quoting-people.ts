// French words for people, offices and institutions: who can be quoted, and what refers back to whom.
import { type Gender, type OrganisationData, PROFESSIONS, type RoleClass, type RoleData } from '../quote-language.ts';

const ROLES: Readonly<Record<string, string>> = {
  politics: `président/présidente premier-ministre/première-ministre ministre sénateur/sénatrice député/députée élu/élue maire parlementaire gouverneur/gouverneure bourgmestre mayeur mayeure échevin/échevine syndic
    chancelier/chancelière candidat/candidate rapporteur/rapporteure préfet/préfète sous-préfet/sous-préfète conseiller/conseillère adjoint/adjointe commissaire eurodéputé/eurodéputée
    secrétaire ambassadeur/ambassadrice diplomate opposant/opposante chef/cheffe dirigeant/dirigeante responsable leader édile roi/reine prince/princesse émissaire
    négociateur/négociatrice vice-président/vice-présidente ex-président/ex-présidente ex-ministre centriste socialiste écologiste communiste républicain/républicaine
    macroniste insoumis/insoumise frontiste conservateur/conservatrice travailliste démocrate locataire questeur/questeure coordonnateur/coordonnatrice coordinateur/coordinatrice médiateur/médiatrice envoyé/envoyée`,
  military: `général/générale colonel/colonelle lieutenant-colonel/lieutenante-colonelle commandant/commandante capitaine lieutenant/lieutenante amiral/amirale contre-amiral vice-amiral officier/officière militaire
    sergent/sergente soldat/soldate gradé/gradée adjudant/adjudante marin maréchal pompier/pompière`,
  police: `policier/policière capitaine commissaire enquêteur/enquêtrice gendarme commandant/commandante inspecteur/inspectrice agent/agente lieutenant/lieutenante brigadier/brigadière détective`,
  lawyer: `avocat/avocate conseil défenseur/défenseure pénaliste bâtonnier/bâtonnière juriste notaire ténor`,
  prosecutor: `procureur/procureure avocat-général magistrat/magistrate parquetier/parquetière`,
  bench: `juge magistrat/magistrate président/présidente greffier/greffière conseiller/conseillère`,
  business: `directeur/directrice pdg patron/patronne dirigeant/dirigeante entrepreneur/entrepreneuse fondateur/fondatrice cofondateur/cofondatrice analyste économiste gérant/gérante propriétaire
    banquier/banquière courtier/courtière actionnaire investisseur/investisseuse associé/associée administrateur/administratrice industriel/industrielle président/présidente producteur/productrice stratégiste gestionnaire cadre
    responsable chef/cheffe manager/manageuse consultant/consultante`,
  coach: `entraîneur/entraîneuse sélectionneur/sélectionneuse technicien/technicienne coach manager/manageuse`,
  athlete: `attaquant/attaquante défenseur/défenseuse gardien/gardienne milieu joueur/joueuse buteur/buteuse capitaine footballeur/footballeuse coureur/coureuse cycliste nageur/nageuse skieur/skieuse pilote champion/championne
    athlète rugbyman tennisman ailier/ailière talonneur pilier demi ouvreur/ouvreuse arrière international/internationale sprinteur/sprinteuse grimpeur/grimpeuse maillot arbitre tireur/tireuse judoka boxeur/boxeuse navigateur/navigatrice marathonien/marathonienne basketteur/basketteuse handballeur/handballeuse numéro meneur/meneuse pivot capitaine libéro lanceur/lanceuse passeur/passeuse troisième-ligne deuxième-ligne centre remplaçant/remplaçante titulaire`,
  science: `chercheur/chercheuse scientifique ingénieur/ingénieure professeur/professeure climatologue biologiste physicien/physicienne épidémiologiste sociologue politologue historien/historienne économiste géologue météorologue
    prévisionniste astronome architecte expert/experte spécialiste universitaire directeur/directrice géographe démographe auteur/autrice hydrologue virologue anthropologue philosophe statisticien/statisticienne écologue océanographe glaciologue agronome informaticien/informaticienne astrophysicien/astrophysicienne chimiste paléontologue archéologue volcanologue sismologue`,
  health: `médecin infirmier/infirmière praticien/praticienne psychiatre chirurgien/chirurgienne urgentiste soignant/soignante pharmacien/pharmacienne aide-soignant/aide-soignante docteur/docteure légiste psychologue pédiatre patient/patiente sage-femme kinésithérapeute vétérinaire`,
  arts: `cinéaste réalisateur/réalisatrice acteur/actrice comédien/comédienne écrivain/écrivaine romancier/romancière auteur/autrice chanteur/chanteuse musicien/musicienne artiste producteur/productrice metteur/metteuse
    compositeur/compositrice danseur/danseuse photographe peintre peintresse poète/poétesse conservateur/conservatrice éditeur/éditrice chef/cheffe humoriste dramaturge sculpteur/sculptrice dessinateur/dessinatrice chorégraphe pianiste galeriste essayiste scénariste commissaire lauréat/lauréate`,
  media: `journaliste reporter correspondant/correspondante éditorialiste chroniqueur/chroniqueuse présentateur/présentatrice rédacteur/rédactrice animateur/animatrice blogueur/blogueuse youtubeur/youtubeuse influenceur/influenceuse`,
  faith: `évêque archevêque pape imam rabbin prêtre curé pasteur/pasteure cardinal abbé moine religieux/religieuse souverain-pontife pontife prélat`,
  union: `syndicaliste délégué/déléguée secrétaire représentant/représentante porte-parole militant/militante leader gréviste`,
  school: `enseignant/enseignante professeur/professeure proviseur/proviseure instituteur/institutrice principal/principale étudiant/étudiante lycéen/lycéenne élève directeur/directrice maître/maîtresse recteur/rectrice doyen/doyenne atsem`,
  farm: `agriculteur/agricultrice éleveur/éleveuse paysan/paysanne vigneron/vigneronne maraîcher/maraîchère exploitant/exploitante pêcheur/pêcheuse berger/bergère céréalier/céréalière viticulteur/viticultrice apiculteur/apicultrice producteur/productrice ostréiculteur/ostréicultrice mareyeur/mareyeuse armateur patron/patronne`,
  trade: `marchand/marchande commerçant/commerçante boulanger/boulangère artisan/artisane restaurateur/restauratrice ouvrier/ouvrière salarié/salariée employé/employée chauffeur/chauffeuse serveur/serveuse cuisinier/cuisinière mécanicien/mécanicienne
    libraire hôtelier/hôtelière coiffeur/coiffeuse gérant/gérante caissier/caissière routier/routière maçon/maçonne plombier/plombière cheminot/cheminote docker facteur/factrice conducteur/conductrice métallo bibliothécaire retraité/retraitée cafetier/cafetière`,
  speaker: `porte-parole porteparole attaché/attachée communicant/communicante`,
  'court-party': `accusé/accusée prévenu/prévenue suspect/suspecte témoin victime plaignant/plaignante condamné/condamnée mis-en-cause détenu/détenue coaccusé/coaccusée`,
  family: `père mère fils fille frère sœur mari épouse époux femme veuve/veuve compagnon/compagne oncle tante cousin/cousine grand-père grand-mère neveu nièce parent/parente ami/amie voisin/voisine proche conjoint/conjointe belle-sœur beau-frère`,
  anyone: `homologue collègue confrère/consœur coéquipier/coéquipière adversaire prédécesseur/prédécesseure successeur/successeure rival/rivale compatriote camarade partenaire binôme homme femme habitant/habitante riverain/riveraine électeur/électrice passant/passante client/cliente touriste usager/usagère bénévole manifestant/manifestante participant/participante couple apnéiste permanent/permanente témoin enfant jeune adolescent/adolescente
    quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire trentenaire nonagénaire intéressé/intéressée personne source interlocuteur/interlocutrice internaute supporter/supportrice visiteur/visiteuse passager/passagère survivant/survivante locataire propriétaire fonctionnaire observateur/observatrice
    américain/américaine britannique français/française allemand/allemande norvégien/norvégienne italien/italienne espagnol/espagnole belge suisse néerlandais/néerlandaise portugais/portugaise brésilien/brésilienne argentin/argentine russe chinois/chinoise japonais/japonaise ukrainien/ukrainienne
    polonais/polonaise suédois/suédoise danois/danoise canadien/canadienne québécois/québécoise breton/bretonne serbe croate marocain/marocaine algérien/algérienne tunisien/tunisienne sénégalais/sénégalaise australien/australienne irlandais/irlandaise gallois/galloise écossais/écossaise turc/turque grec/grecque tchèque
    slovène kenyan/kenyane éthiopien/éthiopienne jamaïcain/jamaïcaine parisien/parisienne lyonnais/lyonnaise marseillais/marseillaise indien/indienne coréen/coréenne mexicain/mexicaine colombien/colombienne hongrois/hongroise finlandais/finlandaise autrichien/autrichienne géant benjamin/benjamine doyen/doyenne vétéran/vétérane natif/native capésien/capésienne ancien/ancienne créateur/créatrice navigateur/navigatrice organisateur/organisatrice initiateur/initiatrice membre titulaire`,
};

function roleTable(): Map<string, RoleData> {
  const found = new Map<string, { classes: RoleClass[]; gender?: Gender }>();
  const add = (word: string, classes: RoleClass, gender?: Gender): void => {
    const known = found.get(word);
    if (!known) found.set(word, { classes: [classes], ...(gender ? { gender } : {}) });
    else if (!known.classes.includes(classes)) known.classes.push(classes);
    if (!/[sxz]$/.test(word) && !word.endsWith('s')) {
      const plural = word.endsWith('al') ? `${word.slice(0, -2)}aux` : word.endsWith('eau') ? `${word}x` : `${word}s`;
      if (!found.has(plural)) found.set(plural, { classes: [classes] });
    }
  };
  for (const [name, list] of Object.entries(ROLES)) {
    for (const pair of list.trim().split(/\s+/)) {
      const [masculine = '', feminine] = pair.split('/');
      add(masculine, name as RoleClass, feminine ? 'm' : undefined);
      if (feminine && feminine !== masculine) add(feminine, name as RoleClass, 'f');
    }
  }
  for (const word of [
    'père',
    'fils',
    'frère',
    'mari',
    'époux',
    'oncle',
    'neveu',
    'homme',
    'grand-père',
    'évêque',
    'archevêque',
    'pape',
  ])
    found.set(word, { ...(found.get(word) ?? { classes: ['anyone'] }), gender: 'm' });
  for (const word of [
    'mère',
    'fille',
    'sœur',
    'épouse',
    'femme',
    'veuve',
    'tante',
    'nièce',
    'grand-mère',
    'sage-femme',
  ])
    found.set(word, { ...(found.get(word) ?? { classes: ['anyone'] }), gender: 'f' });
  return found;
}

/** Capitals often go without accent: "Etat", "Elue". */
function withBareInitials<T>(table: Map<string, T>): Map<string, T> {
  for (const [word, data] of [...table])
    if (word.startsWith('é') && !table.has(`e${word.slice(1)}`)) table.set(`e${word.slice(1)}`, data);
  return table;
}

export const roles: ReadonlyMap<string, RoleData> = withBareInitials(roleTable());

/** Feminine, then masculine; a star marks a word that can refer back to any organisation. */
const ORGANISATIONS_F = `préfecture mairie *agence commission *union *fédération *confédération *organisation *association *ong police gendarmerie *direction *entreprise *société *compagnie
  *firme *banque assemblée chambre cour justice *institution *autorité *administration *centrale *coordination intersyndicale *ligue *fondation *rédaction *chaîne présidence chancellerie diplomatie armée
  opposition majorité gauche droite mission délégation *mutuelle *coopérative *plateforme *marque *start-up région métropole ville commune académie université *équipe *formation défense accusation
  *coalition *collectivité *municipalité interprofession filière profession hiérarchie corporation délégation *junte *guérilla *milice *rébellion cnil sncf ratp cgt cfdt fao oms onu otan bce fifa uefa nasa fed maison-blanche cnr haute-autorité *régie *filiale *structure *enseigne *maison *station *copropriété *famille *presse *télévision *radio *tutelle`;
const ORGANISATIONS_M = `ministère gouvernement *groupe *syndicat *club parquet tribunal conseil sénat parti *constructeur *cabinet exécutif état *comité *collectif *consortium *institut *organisme *laboratoire *bureau
  kremlin pentagone vatican palais *mouvement *réseau *fonds *hôpital chu rectorat département *quotidien *journal *magazine *média *site *service *distributeur *fabricant *opérateur *éditeur *transporteur *géant *fournisseur *studio *front
  régime parlement congrès *office *observatoire *centre *musée *festival *bloc *pouvoir état-major élysée quai-d'orsay hôtel-de-ville medef fmi gendarme *équipementier *concessionnaire *assureur *promoteur *avionneur *motoriste *brasseur *sidérurgiste *énergéticien *loueur *voyagiste
  *hebdomadaire jury pays camp *établissement *think-tank *cartel *lobby *chantier *lycée *collège *orchestre *théâtre`;

export const organisations: ReadonlyMap<string, OrganisationData> = (() => {
  const found = new Map<string, OrganisationData>();
  for (const [gender, list] of [
    ['f', ORGANISATIONS_F],
    ['m', ORGANISATIONS_M],
  ] as const) {
    for (const word of list.trim().split(/\s+/)) {
      const bare = word.replace('*', '');
      const entry = { gender, anaphor: word.startsWith('*') };
      found.set(bare, entry);
      if (!/[sxz]$/.test(bare))
        found.set(bare.endsWith('al') ? `${bare.slice(0, -2)}aux` : `${bare}s`, { ...entry, anaphor: false });
    }
  }
  return withBareInitials(found);
})();

/** Offices that one person holds: they refer back to nobody else of the same walk of life. */
const OFFICES = new Set(
  `directeur directrice proviseur proviseure principal principale recteur rectrice doyen doyenne président présidente évêque archevêque pape souverain-pontife pontife cardinal secrétaire porte-parole victime patient patiente légiste élève témoin chef cheffe capitaine arbitre maître maîtresse conservateur conservatrice commissaire`.split(
    ' ',
  ),
);
export const genericRoles: ReadonlySet<string> = new Set(
  `élu élue elu elue mayeur bourgmestre édile responsable dirigeant dirigeante parlementaire diplomate officier militaire gradé policier policière enquêteur enquêtrice gendarme magistrat magistrate avocat avocate
  patron patronne entrepreneur entrepreneuse technicien technicienne coach joueur joueuse athlète sportif sportive international internationale chercheur chercheuse scientifique ingénieur ingénieure spécialiste expert experte
  universitaire auteur autrice médecin praticien praticienne soignant soignante artiste écrivain écrivaine comédien comédienne acteur actrice musicien musicienne journaliste prélat religieux religieuse syndicaliste militant militante
  enseignant enseignante agriculteur agricultrice paysan paysanne exploitant exploitante commerçant commerçante artisan artisane attaquant attaquante gardien gardienne milieu ailier ailière talonneur pilier ouvreur arrière demi meneur meneuse pivot centre capitaine troisième-ligne deuxième-ligne buteur buteuse défenseur défenseuse skieur skieuse nageur nageuse boulanger boulangère infirmier infirmière libraire restaurateur restauratrice accusé accusée prévenu prévenue témoin leader chef cheffe candidat candidate opposant opposante
  pêcheur pêcheuse cycliste coureur coureuse pilote footballeur footballeuse romancier romancière cinéaste réalisateur réalisatrice économiste analyste historien historienne fondateur fondatrice sélectionneur`.split(
    /\s+/,
  ),
);

/** Trades that can refer back to somebody known only by a wider word. */
export const professions: ReadonlySet<string> = new Set(
  [...roles]
    .filter(([word, data]) => !OFFICES.has(word) && data.classes.some((kind) => PROFESSIONS.has(kind)))
    .map(([word]) => word),
);
