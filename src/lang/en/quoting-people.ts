// English words for people, offices and institutions: who can be quoted, and what refers back to whom.
import { type Gender, type OrganisationData, PROFESSIONS, type RoleClass, type RoleData } from '../quote-language.ts';

const ROLES: Readonly<Record<string, string>> = {
  politics: `sen rep gov president vice-president premier minister secretary senator congressman congresswoman representative lawmaker politician mayor governor chancellor mp msp councillor councilor councilwoman councilman
    leader candidate ambassador diplomat envoy delegate official adviser advisor aide commissioner whip speaker chairman chairwoman chair democrat republican legislator king queen prince princess negotiator frontbencher
    backbencher peer taoiseach lord baroness incumbent challenger alderman cllr majority-leader treasurer statesman ex-president ex-minister head`,
  military: `gen col maj lt capt cmdr general colonel lieutenant commander captain admiral commodore officer soldier sergeant major marshal serviceman servicewoman veteran brigadier private corporal pilot firefighter marine`,
  police: `det sgt insp supt dci dc pc detective officer sergeant constable inspector superintendent sheriff chief policeman policewoman investigator deputy trooper commissioner captain lieutenant agent`,
  lawyer: `lawyer attorney solicitor barrister counsel defender advocate qc kc jurist`,
  prosecutor: `prosecutor`,
  bench: `judge magistrate justice coroner juror`,
  business: `executive ceo chief boss founder co-founder cofounder director manager analyst economist owner chairman chairwoman chair entrepreneur banker trader investor cfo coo cto president partner strategist broker
    shareholder landlord developer tycoon billionaire industrialist head producer consultant supervisor retailer`,
  coach: `coach manager boss trainer gaffer skipper`,
  athlete: `player striker midfielder defender goalkeeper keeper winger captain skipper forward batsman bowler cricketer footballer golfer swimmer runner sprinter cyclist rider climber driver champion athlete boxer fighter quarterback
    pitcher guard rookie veteran teenager fly-half hooker prop referee umpire medallist medalist seed seeded all-rounder jockey skier gymnast rower sailor leader`,
  science: `prof scientist researcher professor engineer epidemiologist biologist physicist chemist climatologist meteorologist forecaster astronomer geologist historian sociologist economist statistician expert specialist academic
    author co-author ecologist botanist zoologist virologist anthropologist psychologist philosopher oceanographer glaciologist hydrologist astronaut seismologist volcanologist archaeologist palaeontologist paleontologist technologist scholar pathologist lecturer director`,
  health: `dr doctor nurse surgeon physician psychiatrist pharmacist paramedic pathologist consultant practitioner midwife gp patient carer therapist psychologist dentist vet veterinarian`,
  arts: `actor actress director film-maker filmmaker writer novelist author singer musician artist producer composer dancer photographer painter poet curator editor playwright comedian screenwriter designer chef conductor choreographer sculptor
    pianist guitarist rapper star performer critic cinematographer songwriter storyteller winner laureate librettist`,
  media: `journalist reporter correspondent editor broadcaster columnist presenter host anchor blogger commentator publisher interviewer`,
  faith: `bishop archbishop pope imam rabbi priest vicar pastor cardinal monk nun pontiff cleric reverend clergyman minister`,
  union: `unionist organiser organizer spokesman spokeswoman spokesperson representative activist campaigner steward secretary rep shop-steward striker`,
  school: `teacher headteacher head principal professor student pupil lecturer dean headmaster headmistress superintendent governor undergraduate graduate`,
  farm: `farmer grower fisherman rancher shepherd winemaker beekeeper producer breeder smallholder crofter skipper landowner`,
  trade: `shopkeeper baker butcher worker driver waiter waitress chef mechanic bookseller plumber electrician librarian builder retiree pensioner publican barman bartender carpenter janitor cashier barber harbourmaster harbormaster ranger miner
    gardener hairdresser caretaker landlord landlady postman engineer master employee labourer laborer courier`,
  speaker: `spokesman spokeswoman spokesperson spokespeople`,
  'court-party': `appellant defendant accused suspect witness victim plaintiff claimant convict inmate prisoner`,
  family: `father mother son daughter brother sister husband wife widow widower uncle aunt cousin nephew niece parent friend neighbour neighbor partner grandfather grandmother grandson granddaughter dad mum mom twin boyfriend girlfriend fiancé fiancée relative`,
  anyone: `man woman resident local voter passer-by customer tourist commuter volunteer protester protestor demonstrator participant child teenager boy girl person source insider observer passenger survivor tenant homeowner onlooker bystander
    visitor fan supporter user member people couple caller attendee shopper villager refugee migrant dutchman frenchman frenchwoman englishman englishwoman irishman irishwoman scot scotsman welshman briton american canadian australian german italian spaniard swede dane
    norwegian finn pole czech slovak slovene croat serb russian ukrainian turk greek swiss belgian austrian hungarian romanian bulgarian portuguese brazilian argentine argentinian mexican colombian chilean kenyan nigerian ghanaian ethiopian south-african moroccan
    algerian tunisian egyptian israeli palestinian lebanese iranian iraqi indian pakistani japanese korean chinese filipino kiwi texan californian londoner yorkshireman newcomer native predecessor successor colleague counterpart rival namesake creator helper pioneer inventor owner voice`,
};

const FEMALE = new Set(
  `congresswoman councilwoman chairwoman queen princess baroness servicewoman policewoman actress spokeswoman headmistress waitress landlady mother daughter sister wife widow aunt niece grandmother granddaughter mum mom girlfriend fiancée woman girl frenchwoman englishwoman irishwoman nun midwife`.split(
    /\s+/,
  ),
);
const MALE = new Set(
  `congressman councilman chairman king prince lord serviceman policeman spokesman headmaster waiter fisherman barman postman father son brother husband widower uncle nephew grandfather grandson dad boyfriend fiancé man boy dutchman frenchman englishman irishman scotsman welshman yorkshireman monk pope priest imam batsman alderman statesman clergyman`.split(
    /\s+/,
  ),
);

function roleTable(): Map<string, RoleData> {
  const found = new Map<string, { classes: RoleClass[]; gender?: Gender }>();
  const add = (word: string, kind: RoleClass): void => {
    const known = found.get(word);
    const gender: Gender | undefined = FEMALE.has(word) ? 'f' : MALE.has(word) ? 'm' : undefined;
    if (!known) found.set(word, { classes: [kind], ...(gender ? { gender } : {}) });
    else if (!known.classes.includes(kind)) known.classes.push(kind);
  };
  for (const [kind, list] of Object.entries(ROLES)) {
    for (const word of list.trim().split(/\s+/)) {
      add(word, kind as RoleClass);
      const plural =
        word.endsWith('man') && word !== 'human'
          ? `${word.slice(0, -3)}men`
          : /(?:ss|ch|sh|x)$/.test(word)
            ? `${word}es`
            : /[^aeiou]y$/.test(word)
              ? `${word.slice(0, -1)}ies`
              : `${word}s`;
      if (!found.has(plural)) add(plural, kind as RoleClass);
    }
  }
  return found;
}

export const roles: ReadonlyMap<string, RoleData> = roleTable();

/** A star marks a word that can refer back to any organisation. */
const ORGANISATIONS = `ministry *department *agency commission *union *federation *organisation *organization *association *charity police *force *company *firm *group *bank court *board *council *committee *body *campaign
  *club *team *party government administration *office *bureau army navy military *regulator *authority *watchdog *network *channel *newspaper *paper *daily *magazine *publisher *maker *automaker *carmaker *chipmaker *airline *retailer
  *giant *startup *start-up *institute *institution *university *college *school *hospital *trust *foundation *society *lab *laboratory *observatory *centre *center *museum *festival *coalition *alliance *bloc parliament congress
  senate house opposition state embassy *service *consortium *corporation *conglomerate *developer *operator *supplier *brokerage *lender *insurer *studio *label *franchise *outlet *website *platform *panel inquiry jury *squad *side
  *tribunal *league *cartel *movement *think-tank *thinktank *collective *syndicate *brand *chain *manufacturer *designer *business *utility *crown prosecution defence defense kremlin pentagon vatican palace treasury *church nasa nato fbi cia nhs
  opec fifa uefa who imf un fed *partnership *conservancy *carrier *lobby *pressure-group *fund *site *family regime junta militia *municipality *county *city *town *district campaigners *unit *division *owner *plant *mill *parent`;

export const organisations: ReadonlyMap<string, OrganisationData> = (() => {
  const found = new Map<string, OrganisationData>();
  for (const word of ORGANISATIONS.trim().split(/\s+/)) {
    const bare = word.replace('*', '');
    found.set(bare, { anaphor: word.startsWith('*') });
    const plural = /(?:s|x|ch|sh)$/.test(bare)
      ? `${bare}es`
      : /[^aeiou]y$/.test(bare)
        ? `${bare.slice(0, -1)}ies`
        : `${bare}s`;
    if (!found.has(plural)) found.set(plural, { anaphor: false });
  }
  return found;
})();

/** Offices that one person holds: they refer back to nobody else of the same walk of life. */
const OFFICES = new Set(
  `director head headteacher principal dean president chair bishop archbishop pope secretary governor superintendent spokesman spokeswoman spokesperson victim patient pupil student witness boss captain referee umpire minister leader curator head conductor star chief`.split(
    ' ',
  ),
);
export const genericRoles: ReadonlySet<string> = new Set(
  `politician lawmaker legislator congressman congresswoman official diplomat leader officer soldier detective investigator lawyer attorney barrister executive boss founder entrepreneur analyst economist player athlete rider cyclist
  coach manager scientist researcher academic expert engineer professor epidemiologist author doctor physician medic nurse actor actress artist writer novelist singer musician director filmmaker film-maker journalist reporter cleric
  unionist activist campaigner teacher farmer grower shopkeeper worker defendant witness candidate republican democrat senator veteran star champion goalkeeper striker midfielder defender winger skipper captain fisherman driver trader broker strategist historian astronaut striker tycoon billionaire`.split(
    /\s+/,
  ),
);

/** Trades that can refer back to somebody known only by a wider word. */
export const professions: ReadonlySet<string> = new Set(
  [...roles]
    .filter(([word, data]) => !OFFICES.has(word) && data.classes.some((kind) => PROFESSIONS.has(kind)))
    .map(([word]) => word),
);
