// How English questions are put, and how English sentences answer.
import type { QuestionLanguage } from '../question-language.ts';

const verb =
  'say|said|saying|think|thinking|believe|claim|claimed|state|reply|replied|respond|answer|comment|announce|announced|declare|explain|warn|warned|argue|add|insist|promise|promised|pledge|pledged|vow|accuse|accused|blame|blamed|criticise|criticize|condemn|denounce|call|describe|want|demand|demanded|ask|urge|fear|hope|expect|regret|complain|recommend|suggest|propose|admit|admitted|deny|denied|acknowledge|confirm|note|stress|write|wrote|tweet|reveal|predict|mention|reject|object|mean|make|reckon|concede|feel|remember|recall|observe|report|testify|threaten|wish|dismiss|remark';
const did = 'did|does|do|has|have|had|is|was|are|were|will|would';
const noun =
  'reaction|response|reply|answer|comments?|position|views?|opinion|statements?|remarks?|take|stance|words|thoughts|quotes?|explanation|warning|message|argument|criticism|promise|demands?|assessment|verdict';
const about = '(?:about|on|of|regarding|concerning|over|to|with|for|at|against|in)';
const words =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|one|both|a (?:third|quarter|hundred|thousand|million|dozen)|twice|no';
const number = `\\d[\\d.,]*|${words}`;
const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|aug|sept|oct|nov|dec';
const days = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';

export const englishQuestions: QuestionLanguage = {
  code: 'en',
  asks: [
    {
      want: 'how-long',
      pattern:
        /\bhow long\b|\bhow many (?:seconds|minutes|hours|days|nights|weeks|months|years|decades)\b|\bwhat (?:was|is) the (?:length|duration) of\b/,
      also: /\b(?:lasts?|lasted|takes?|took|taken)\b/,
    },
    { want: 'how-old', pattern: /\bhow old\b|\bwhat age\b|\bwhat (?:is|was) (?:the )?age of\b/ },
    {
      want: 'how-much',
      pattern:
        /\bhow much (?:money|did|does|do|is|are|was|were|will|would|has|have)\b|\bhow much\b|\bat what (?:price|cost)\b/,
      also: /\b(?:costs?|worth|priced?)\b/,
    },
    {
      want: 'how-much',
      pattern:
        /\b(?:price|cost|salary|fee|fine|budget|revenue|revenues|turnover|profit|profits|loss|losses|income|wage|pay|value)\b(?=.*\b(?:of|for)\b)(?<=^(?:what(?:'s| is| was| were| are)? )?(?:the )?(?:\w+ )?\w+)/,
      keep: true,
    },
    {
      want: 'how-many',
      pattern:
        /\b(?:turnout|score|toll|population|rate|temperature|speed|height|distance|size|share|percentage|proportion|result)\b(?<=^(?:what(?:'s| is| was| were| are)? )(?:the )?(?:\w+ )?\w+)/,
      keep: true,
    },
    {
      want: 'how-many',
      pattern:
        /\bhow (?:many|tall|high|far|big|large|fast|often|deep|heavy|strong|wide|hot|cold)\b|\bwhat (?:number|percentage|share|proportion|percent|fraction|score) of\b|\bthe number of\b|\bnumber of\b/,
    },
    {
      want: 'what-for',
      pattern:
        /\bwhat (?:is|are|was|were|will|would)\b(?=.* (?:used |meant |intended )?for\s*\??$)|\bwhat for\b|\bwhat (?:is|are|was|were) the (?:purpose|aim|aims|goal|goals|point|objective|objectives|use) of\b|\bfor what purpose\b|\bto what end\b/,
    },
    {
      want: 'why',
      pattern:
        /\bwhy\b|\bhow come\b|\bwhat (?:caused|causes|led to|triggered|prompted|explains)\b|\bwhat (?:is|are|was|were) the (?:reasons?|causes?) (?:for|of|behind|why)\b|\bfor what reason\b|\bbecause of what\b|\bthe reason (?:for|why|behind)\b/,
    },
    {
      want: 'when',
      pattern:
        /\b(?:since |until |by )?when\b|\b(?:on |at |in )?(?:what|which) (?:time|date|day|year|month|hour)\b|\bhow (?:soon|recently)\b/,
    },
    {
      want: 'where',
      pattern:
        /\bwhere\b|\b(?:in |at |from |to )?(?:what|which) (?:city|town|country|place|village|region|state|stadium|venue|location)\b/,
    },
    {
      want: 'who',
      pattern:
        /\bwho(?:m|se)?\b|\b(?:by )?which (?:person|people|man|woman|player|minister|company|team|party|group|countries|organisation|organization|firm)\b|\bwhat (?:is|was) the name of\b|\bby whom\b/,
    },
    { want: 'how', pattern: /\bhow\b|\bin what way\b|\bby what means\b/ },
    { want: 'what', pattern: /\b(?:what|which)\b/ },
    {
      want: 'yes-no',
      pattern:
        /^(?:and |so |but )?(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|isn't|aren't|wasn't|didn't|doesn't|hasn't|haven't)\b/,
    },
  ],
  speech: [
    new RegExp(
      `\\bwhat (?:exactly )?(?:${did}|'s) (?<who>.+?) (?:have to say|had to say)(?: ${about} (?<about>.+))?$`,
      'd',
    ),
    new RegExp(
      `\\bwhat (?:${did}) (?<who>.+?) (?:tell|told|telling)(?: .+?)??(?: (?:about|on|regarding|concerning|of) (?<about>.+))?$`,
      'd',
    ),
    new RegExp(
      `\\bwhat (?:\\w+ )?(?:exactly )?(?:${did}) (?<who>.+?) (?:\\w+ly |also |just |have |to |been )*(?<verb>${verb})(?:\\s+(?:${about}\\s+)?(?<about>.+))?$`,
      'd',
    ),
    new RegExp(
      `\\bwhat (?<who>[^?]+?) (?:has |have |had )?(?:says|said|thinks|thought|told)(?: ${about}?\\s*(?<about>.+))?$`,
      'd',
    ),
    new RegExp(
      `\\bhow (?:${did}) (?<who>.+?) (?:react|respond|reply|feel|answer|describe|see|view|justify|explain|judge|characteri[sz]e|put)(?: (?:it|${about}))?(?: ?(?<about>.+))?$`,
      'd',
    ),
    /\b(?:quotes?|words|statements?|comments?|remarks?) (?:from|by|of) (?<who>.+?)(?: (?:about|on|regarding|concerning) (?<about>.+))?$/d,
    /^(?:please )?(?:quote|cite) (?<who>.+?)(?: (?:about|on|regarding|concerning) (?<about>.+))?$/d,
    new RegExp(
      `(?:^|(?:what|how) (?:is|was|are|were|'s) |^show me )(?<who>[^?]+?)(?:'s|') (?:\\w+ )?(?:${noun})(?: ${about} (?<about>.+))?$`,
      'd',
    ),
    new RegExp(
      `\\b(?:${noun}) (?:of|from|by) (?<who>.+?)(?: (?:about|on|regarding|concerning|to|over) (?<about>.+))?$`,
      'd',
    ),
    /\b(?:said|told|stated|written|declared|announced) by (?<who>.+?)(?: (?:about|on|regarding|concerning) (?<about>.+))?$/d,
    /^(?<who>.+?)(?:'s?)? (?:quotes?|quotations?|statements?)(?: (?:about|on|regarding|concerning) (?<about>.+))?$/d,
    /\baccording to (?<who>[^,]+),? ?(?<about>.+)?$/d,
    new RegExp(
      `^(?:did|does|do|has|have) (?<who>.+?) (?:ever |really |actually )?(?:say|said|claim|claimed|state|stated|tell|told|mention|mentioned|comment|commented)\\b(?: (?:that|if|whether|anything|something|${about}))*(?: (?<about>.+))?$`,
      'd',
    ),
    /^(?<who>[^?]+?)(?:,)? (?:on|about|regarding) (?<about>.+)$/d,
  ],
  overall:
    /^what (?:(?:do|did|can|should) (?:we|you|i|people) (?:know|learn|say)|is (?:known|reported|said)|(?:do|does) (?:the|these) (?:articles?|papers?|news|media|sources?|reports?) (?:say|tell us|report))(?: exactly)?(?= (?:about|of|on|regarding|concerning)(?!\p{L}))/u,
  saidBy: [
    /\bwho (?:\w+ly |also |has |have |had )?(?:says?|said|thinks?|thought|claim(?:s|ed)?|warn(?:s|ed)?|called|call|calls|described?|describes|argue[sd]?|told|promised|accused|denied|admitted|predicted|wrote|complained|announced|believes?|insist(?:s|ed)?|blamed?|blames|asked|criticised|criticized|compared|used|spoke|talked|mentioned|stated|declared|commented)\b(?: (?:that|of|about|it|the words))*(?<about>.+)$/d,
    /\b(?:whose|who's) (?:words|quote|statement|phrase) (?:is|are|was|were) (?<about>.+)$/d,
    /\bwho is (?:quoted|cited)\b(?: (?:as saying|saying|about|on))*(?<about>.*)$/d,
  ],
  followUps: [
    /^(?:and|so|but|ok|okay)[ ,]+(?:what |how )?(?:about|on|regarding|concerning|for|of) (?<about>.+)$/d,
    /^(?:what|how) about (?<about>.+)$/d,
    /^(?:and|so|but)[ ,]+(?<about>.+)$/d,
    /^(?:about|on|regarding) (?<about>.+)$/d,
  ],
  identifies: /^who(?: is| was| are| were|'s) (?:the |an? )/,
  pronouns: new Set(['he', 'she', 'they', 'it', 'him', 'her', 'them']),
  refersBack: /^["“«\s—–-]*(?:he|she|it|they|this|that|these|those|his|her|their|its)(?!\p{L})/iu,
  aboutWords: /^(?:about|on|of|regarding|concerning|over|to|after|during|in|when|that|for|before|against|at|with)\b/,
  evidence: {
    'how-many': new RegExp(
      `(?<!\\b(?:${months}|article|section|chapter|no\\.?|number|day) )(?:\\b(?:${words})\\b|(?<![\\d.,])\\d+(?:[.,]\\d+)*(?![\\d]))(?![.,]\\d|\\s?(?:${months}|years?[- ]old|a\\.?m|p\\.?m)\\b|(?:st|nd|rd|th)\\b)(?<!\\b(?:19|20)\\d\\d)`,
      'gi',
    ),
    'how-much': new RegExp(
      `[$€£¥]\\s?\\d|\\b(?:${number})[\\w .-]{0,12}\\b(?:euros?|dollars?|pounds?|yuan|yen|cents?|francs?|rubles?|million|billion|trillion|per ?cent|percent|tonnes?|tons?|kilos?|litres?)|\\d ?%`,
      'gi',
    ),
    'how-long': new RegExp(
      `\\b(?:${number}|a|an|several|few|all|whole)[ -](?:\\w+[ -])?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|century|centuries)\\b|\\b(?:until|since|from) `,
      'gi',
    ),
    'how-old':
      /,\s*\d{1,3}(?=\s*[,.)])|\b\d{1,3}[- ]years?[- ]old|\baged? (?:of )?\d{1,3}|\b\d{1,3} years\b|\bin (?:his|her) \w+ties\b/gi,
    who: /\p{Lu}[\p{L}’'-]+(?: (?:(?:van|de|der|von|al|bin|el|le|la|du) )?\p{Lu}[\p{L}’'-]+)+|\b(?:Mr|Mrs|Ms|Dr|President|Minister|Prime Minister)\b|\p{Lu}[\p{L}’'-]+/gu,
    when: new RegExp(
      `\\b(?:${months})\\b|\\b(?:${days})\\b|\\b(?:19|20)\\d\\d\\b|\\b(?:yesterday|today|tomorrow|tonight|morning|afternoon|evening|midnight|noon|dawn|night|week|month|year|ago|last|next|summer|winter|spring|autumn|hours?|minutes?|since|until)\\b|\\b\\d{1,2}(?:[:.]\\d\\d)? ?(?:a\\.?m|p\\.?m)\\b|\\d{1,2}:\\d\\d`,
      'gi',
    ),
    where:
      /\b(?:in|at|near|from|to|outside|off|across|around|between|inside|towards|into|on|north|south|east|west)(?: of| the)? (?:the )?\p{Lu}[\p{L}’'-]+|\b(?:city|town|village|district|coast|border|street|road|river|island|port|square|stadium|hospital|centre|center|station|bridge|valley)\b/gu,
    why: /\b(?:because|since|due to|owing to|as a result|so that|in order to|caused|causes|led to|blam(?:e|ed|es|ing)|thanks to|for fear|in protest|in response|fears?|feared|amid|reasons?|prompted|sparked|angered|triggered|citing|accus(?:e|ed|es|ing)|concerns?|over)\b|: “/gi,
    'what-for':
      /\bto \w+|\bfor \w+|\bso that\b|\bin order to\b|\b(?:aims?|aimed|meant|designed|intended|purpose|goal)\b/gi,
    how: /\b(?:by|with|through|using|via|thanks to|from|after|under|into)\b/gi,
  },
  times: [
    { pattern: /\b(?:today|this (?:morning|afternoon|evening))\b/, from: 0, to: 0 },
    { pattern: /\b(?:yesterday|last night)\b/, from: 1, to: 1 },
    { pattern: /\b(?:this week|in the (?:last|past) (?:week|few days|7 days|seven days))\b/, from: 7, to: 0 },
    { pattern: /\blast week\b/, from: 14, to: 7 },
    { pattern: /\b(?:this month|in the (?:last|past) month)\b/, from: 31, to: 0 },
  ],
  weekdays: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
  since: /\b(?:since|from)\s+$/,
  proposals: {
    said: 'What did {name} say?',
    saidAbout: 'What did {name} say about {topic}?',
    about: 'What do the articles say about “{topic}”?',
  },
};
