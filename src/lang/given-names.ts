// Given names by gender, for pronouns where no title tells. A compact list of our own across the cultures that French
// and English news names most; names used for both are left out, a name that is not here tells nothing.
import type { Gender } from './quote-language.ts';

const WOMEN = `elaine allison alison gemma holly hayley chelsea kayleigh ellie abigail olive hazel iris sally sandy lynn lynne joanne julianne yvonne paige morgane maud anouk margot capucine romane lou ambre jade inaya louane lina léonie mia mila rosa agathe lison maryse josiane danièle danielle nadège laurie laurène floriane ghyslaine micheline rolande raymonde ginette huguette gisèle lucette paulette arlette yvette simone bernadette marie-laure marie-pierre marie-hélène anne-sophie anne-laure marie-line anne-claire june april autumn summer adèle adriana agathe agnès agnes aicha aïcha aïssata aisha alexandra alexia alice alicia alina aline alison amanda amandine amara amélie amelia
amina aminata amy ana anaïs andrea angela angélique anita anja ann anna annabelle anne anne-marie annick annie antoinette anya ariane arlette astrid
aude audrey aurélie aurore aya ayesha barbara béatrice beatrice bénédicte bernadette beth bethany betty bianca blanche brenda brigitte bridget camila
carla carmen carol carole caroline catherine cathy cécile cecilia céline chantal charlène charlotte chiara chloé chloe christelle christiane christina
christine cindy claire clara clarisse claudia clémence clémentine colette constance coralie corinne cristina cynthia danielle daphné dawn deborah debbie
delphine denise diana diane dilys dolores dominika dorothée dorothy edith eileen eileri elena eleni eleanor éléonore eleri eliane élisabeth elisabeth elizabeth
elise élise eliza ella ellen éloïse elodie élodie elsa emily emilie émilie emma erica erika espérance esther estelle ethel eugénie eva eve evelyn évelyne
fabienne fanny farida fatima fatou fatoumata fiona flavia flora florence france françoise frances frida gabriela gabrielle geneviève georgia
geraldine géraldine ghislaine gina giorgia giulia gladys gloria grace greta gwen gwendoline hadja hannah harriet hawa heather heidi helen helena hélène henriette
hillary hind hortense huguette ida ilse inès ines ingrid irene irène irina isabel isabella isabelle ivana ivy jacqueline jana jane janet janice jasmine
jeanne jeannette jennifer jenny jessica jill joan joanna jocelyne johanna johanne josephine joséphine josette joy joyce judith judy julia juliana julie juliet
juliette justine karen karima karin karine kate katherine kathleen kathryn katia katie kayla kelly khadija kim-anh kirsty kristina kristen laetitia laila lara
laura laure laurence lauren layla léa leah leila lena léonie leonor lesley leslie-anne leticia lidia lila liliane lily linda lindsay line lisa lise liz lola
lorraine louise lucia lucie lucille lucy ludivine luisa luna lydia lydie mabel madeleine madeline maeve magali maggie maïa maja malika manon manuela marcela
margaret margarita margaux margot marguerite maria mariam mariama marianne marie marie-claude marie-france marilyn marina marine marion marisa marjorie
marlène marta martha martine mary mathilde maud maureen megan mei mélanie melanie melissa mercedes meredith michèle michelle mila milena mireille miriam
moira mona monica monika monique muriel myriam nabila nadège nadia nadine naomi natacha natalia natalie natasha nathalie nawal nelly niamh nicola nicole nina
ngozi nkechi noémie nora nour océane octavia odette odile olga olivia oumou pamela pascale patricia paula pauline peggy penelope penny perrine petra phoebe
pilar polly priscilla priti precious rachel rachida rania raquel rebecca régine renée rita roberta rosa rosalie rose rosie roxane ruth sabine sabrina sabrine
salma samira sandra sandrine sarah sara ségolène selma serena séverine shannon sharon sheila shirley sibylle sigrid simone siobhan sofia solange solène solenn solenne
sonia sophia sophie soraya stella stéphanie stephanie sue susan susana susanna suzanne sylvia sylvie tania tanya tara tatiana teresa tess theresa thérèse tiffany tina
tracy ursula valentina valérie valerie vanessa vera véronique veronica vicky victoria violaine violette virginia virginie viviane vivian wanda wendy winnie xenia yael
yasmina yasmine yolande yoko yuki yulia yvette yvonne zahra zainab zara zeinab zoe zoé ursula giorgia meloni kamala nancy hilary usha jacinda sanna mette annalena kaja roberta
leïla naïma houria fadila rokhaya ndeye awa bintou adjoa akua abena ama efua chimamanda ifeoma adaeze wangari wanjiku makena thandi nomsa lindiwe zanele naledi priya
anjali deepa kavita lakshmi meera neha nisha pooja sunita shreya ananya fumiko haruka keiko michiko naoko sakura sayaka mariko akiko`;

const MEN = `karim abdoul ali amar arezki bilal brice chafik djamel fayçal hakan ilyes kader khalid madjid mehmet moncef nacer omar rayan rédouane saïd slim tarek wassim yacine younes zakari yassir yanis loris léopold marin mathéo aristide anselme barnabé basile cyprien donatien eusèbe firmin fulbert gaétan honoré isidore lambert lazare magloire melchior octave pépin prosper rodrigue romuald saturnin séraphin sylvestre théophile ulysse keir wes erik nigel alfie archie ollie freddie harris clyde curtis darren darryl dean dominic duane earl eddie elijah ethan ewan finn floyd gilles glen grant greg hank ira isaiah jed jeremiah jesse joey josh kirk lance lee len leroy lester liam lloyd logan lou luther mac marty mick mitch nate ned norm pat quincy reggie rex rod rory rufus rusty sid solomon spencer stu sylvester tad tex theodore trent vaughn vernon vince wade wallace wendell wes wyatt zack aurèle côme eliot gabin ilian ismail jocelyn josselin kylian loan malo maé nolan ruben sacha tiago titouan tom ugo yanis gildas ronan tanguy yvon yvan roger marcel lucien rené gaston fernand edmond abdelaziz abdelhamid aziz brahim driss fouad hicham jalil khaled mourad mounir nabil nasser nordine rachid redouane sofiane tahar toufik walid yassine zinedine aaron abdallah abdel abdelkader abdou abdoulaye abdul abel abraham achille adam adama adrien adrian ahmad ahmed aidan alain alan albert alberto
alejandro aleksandr alex-andre alexandre alexander alexei alexis alfred ali alphonse amadou amine amir anatole andré andre andrei andreas andrew andrzej andy
angus anthony anton antoine antonin antonio armand arnaud arthur arturo aurélien axel aziz baptiste barack barry bart basil basile bastien ben benjamin benoît
benoit bernard bertrand bill björn bob boris brandon brendan brian bruce bruno bryan carl carlos cédric cesar césar charles charlie chris-topher christian
christophe christopher clément clement clifford clive colin conor corentin craig cyril cyrille dale damien daisuke dan daniel dave david dean denis dennis derek
desmond dev didier diego dimitri dmitri dmitry donald doug douglas duncan dwayne dylan edgar edmond édouard edouard edward edwin ehud eli elias elie élie eliott elon emile émile
emmanuel enrico enzo eric éric erik ernest ernesto erwan estéban étienne etienne eugène evan fabien fabio fabrice farid faustin federico félix felix ferdinand fernand fernando
filip florent florian francesco francis francisco franck françois frank franz fred frédéric frederick gabriel gaël gareth gary gaspard gaston gautier gavin
geoffrey geoffroy george georges gérald gerald gérard gerard gerhard ghislain giacomo gianni gilbert gilles giovanni giuseppe glenn gonzalo gordon graham greg
grégoire grégory gregory guido guillaume gunther gustave guy habib hakim hamid hamza hans harold harry harvey hassan hector henri henrik henry herbert hervé howard
hubert hugh hugo hugues hussein ian ibrahim igor ilan ilya isaac ismaël ismail ivan jack jacob jacques jaime jake jamal james jamie jan jason javier jay
jean-baptiste jean-charles jean-claude jean-christophe jean-françois jean-jacques jean-louis jean-luc jean-marc jean-marie jean-michel jean-noël jean-paul jean-philippe jean-pierre
jean-yves jean jeff jeffrey jens jérémie jérémy jeremy jérôme jerome jerry jesus jim jimmy joachim joaquin joël joe joel johan johann john jon jonas jonathan jordan
jorge josé jose josep joseph joshua juan jules julian julien julio jürgen justin kamel karim karl keir keith kenji ken kenneth kevin kévin khalid khalil klaus kofi kwame kurt kyle
lars laszlo laurent lawrence lenny léo leo léon leon leonard leonardo leopold liam lionel loïc louis luc luca lucas lucien ludovic luigi luis luke maël magnus malcolm malik
mamadou manfred manuel marc marcel marco marcos marcus marek mario marius mark markus martin marwan mathias mathieu mathis matteo matthew matthias matthieu maurice max maxence
maxime mehdi michael michaël michal michel miguel mike mikhail miles milo mohamed mohammad mohammed moïse morgan-james moses moussa muhammad murray mustafa nasser nathan nathaniel
neil nelson nicholas nick nicolas nigel nikolai noah noël norbert norman olaf oleg olivier oliver omar oscar otto oumar owen pablo paolo pascal patrice patrick paul paulin paulo
pavel pedro pete peter philip philippe phil pierre pierre-yves pieter piotr quentin rachid rafael ralph rainer ramon ramzi randy raoul raphaël raúl ray raymond reda régis rémi rémy
renaud rené ricardo richard rick rob robert roberto robin-son rodolphe rodrigo roger roland roman romain ron ronald ross roy ruben rudolf rui rupert russell ryan saïd salim salvador sam
sami samir samuel samuele scott sean sébastien sebastian serge sergei sergey sergio seth shaun simon slimane stan stanislas stefan steeve stéphane stephen steve steven stewart stuart
sven sylvain tariq ted terence terry theo théo théodore thibault thibaut thierry thomas tim timothée timothy toby todd tom tomas tomasz tommy tony travis trevor tristan tyler ulrich umar
urbain valentin valéry vaclav victor vijay viktor vincent vincenzo vitali vladimir volodymyr walter warren wayne werner wilfried wilfrid will william willy wolfgang xavier yacine yann yannick
yasser yohan yoann youssef yuri yusuf yves zachary zakaria ziad recep narendra shigeru fumio shinzo volodymyr benyamin benjamin bashar abdelmadjid emmerson cyril bola patrice macky bassirou
ousmane amadou seydou souleymane cheikh modou babacar idrissa lamine sekou boubacar issa daouda kwaku kojo yaw chinedu emeka obinna chukwuma tunde femi segun kipchoge kamau otieno sipho
thabo themba arjun rahul rajesh sanjay vikram amit anil suresh hiroshi kazuo takeshi kenta haruto yoshihide satoshi akira naoki damian stephan ludwik conor declan eoin padraig ciaran cormac fergus seamus iain hamish callum rhys gethin dafydd emyr`;

/** Given to both: they start a name and tell no gender. */
const BOTH = `alex andrea ash ashley camille casey cameron charlie chris claude dana dominique drew eden finley francis frankie harper jamie jess jordan jules kelly kim
lee leslie lou mel morgan noa pat quinn reese riley robin rowan sacha sam sandy sasha shannon sidney skyler stevie taylor terry toni tracy val yael maxence ali-ben kit
remy ariel jean-marie marie-jean emery emerson parker peyton sage spencer logan ludivin`;

export const givenNames: ReadonlyMap<string, Gender | null> = (() => {
  const found = new Map<string, Gender | null>();
  for (const name of WOMEN.split(/\s+/)) found.set(name, 'f');
  for (const name of MEN.split(/\s+/)) found.set(name, found.has(name) ? null : 'm');
  for (const name of BOTH.split(/\s+/)) found.set(name, null);
  return found;
})();
