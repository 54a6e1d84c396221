"""Given names: one of the signs that capitals are a person's name, and what they say of "he" or "she".

Folded, by where they are common; a name borne by women and men is in neither of the two sets that tell the sex.
Written for this project from common knowledge; nothing here is taken from anybody's data set.
"""

from functools import cache

_WOMEN = """
marie anne jeanne claire sophie julie isabelle catherine christine nathalie sylvie veronique monique martine francoise
brigitte valerie sandrine stephanie celine laurence florence helene aurelie emilie caroline virginie delphine elise
elisabeth elizabeth emmanuelle michelle danielle josiane jacqueline nicole suzanne simone yvette yvonne therese
madeleine marguerite charlotte louise alice lucie agnes cecile corinne patricia beatrice pascale chantal annie
genevieve bernadette colette odette ginette mireille josephine josette rosalie rose rosine hortense clemence constance
prudence esperance honorine victorine antoinette henriette georgette bernadine micheline ghislaine solange viviane
liliane eliane diane ariane fabienne adrienne lucienne julienne adele angele angeline angelique albertine ernestine
clementine clarisse clarissa larissa vanessa sabrina jessica melanie amelie margaux laetitia perrine pauline mathilde
juliette lea chloe ines manon emma laura sarah sara eva nadine nadege edith judith ruth esther rachel rebecca deborah
naomi noemie miriam myriam anais elodie lydie lydia leonie leontine ursule ursula gisele estelle joelle noelle
marcelle raymonde rolande fernande armande germaine philomene scholastique felicite charite aminata fatou fatoumata
fatima fatimata fatim fatma aissata aissatou aicha awa hawa khadija khadidja khady khadidiatou kadidia mariam mariama
maimouna rokia rokiatou oumou ramata ramatou ramatoulaye salimata salamata assetou assa assitan bintou binta djeneba
djenaba zeinab zeinabou zenabou zainab zainabou nafissatou nafi ndeye sokhna astou coumba penda dieynaba adja kadiatou
kadi sira sirandou nana nantenin tenin tene korotoumou sanata habibatou habiba rahmatou rahinatou rabi rabiatou hadiza
hadizatou halima halimatou haoua ousseina hassana balkissa saadatou souwaiba mounira nouria nadia leila samira latifa
zohra zahra amina yasmina yasmine karima rachida malika naima hanane sanaa salma soukaina houda imane nawal asma
meriem maryam ghita loubna bouchra fouzia farida souad samia sonia ahlem olfa rim rym wafa amel amal chiraz najla
nejla lamia hela afi akouvi abla akossiwa dede mawuena essi kafui reckya marlyse pulcherie huguette ginelle akissi
affoue amoin ahou adjoua aya mariatou kandia nialee ngozi chioma adaeze amara folake funke yetunde titilayo aisha
hauwa zuwaira wanjiru wambui njeri achieng akinyi atieno wangari nyambura mumbi grace mercy faith hope charity joyce
jane janet mary margaret martha lucy nancy susan sally victoria theresa angela amber amy kate helen karen linda sandra
diana anna maria elena irina olga natalia svetlana tatiana ekaterina ludmila galina ana paula carla carolina gabriela
rosa luisa teresa lucia beatriz michaela ingrid annette petra sabine birgit gudrun hannah jennifer melissa nicola
priti emily harriet penny chrystia jacinda julia gillian nanaia mahima nirmala sushma smita usha meera priya indira
mireya ravaka voahangy lalatiana hanitra noro vololona lantosoa miora fanja ming-mei xiaomei yoko keiko yuriko
""".split()

_MEN = """
jean pierre paul jacques michel andre philippe alain bernard daniel patrick christian eric laurent nicolas thierry
pascal christophe stephane olivier francois gerard frederic bruno david serge gilles marc didier vincent guillaume
antoine alexandre sebastien julien thomas benjamin mathieu matthieu romain maxime arnaud cedric fabien fabrice franck
frank gregory jerome ludovic lionel loic mickael raphael regis remi sylvain xavier yann yannick yves emmanuel edouard
etienne eugene felix ferdinand gaston georges germain gilbert guy henri herve hubert hugues jules leon leopold louis
luc lucien marcel martial maurice noel norbert octave oscar raoul raymond rene richard robert rodolphe roger roland
samuel simon theodore theophile timothee tristan urbain valentin victor vivien wilfrid wilfried achille adolphe adrien
aime albert alfred alphonse amedee anatole anicet anselme aristide armand arsene arthur augustin auguste aurelien
barnabe barthelemy basile bastien benoit bertin bertrand blaise boniface casimir celestin cesar charles clement
cyprien cyrille damien denis desire dieudonne edgar edgard edmond elie eloi emile ephraim ernest eustache evariste
fidele firmin florent florian fortune francis gabriel gaetan gatien gauthier ghislain godefroy gustave hector hilaire
honore hyacinthe ignace innocent isidore jacob jeremie joachim joel jonas jonathan joseph josue jude justin juste
lambert landry lazare leandre leonard leonce levi linus macaire magloire marcellin mathias maximin melchior modeste
moise narcisse nazaire nestor nicaise octavien odilon parfait pamphile placide polycarpe prosper quentin rigobert
rodrigue romuald romeo sabin saturnin severin simeon sosthene stanislas sylvestre thaddee thibault tiburce toussaint
ulrich valere valery venance vital wenceslas zacharie zephirin mohamed mohammed mohamad muhammad muhammadu mamadou
mamadi ahmadou ahmed ahmad amadou hamed hamidou hamid hama abdou abdoul abdoulaye abdallah abdullah abdulla abdel
abdelaziz abdelkader abdelmadjid abdellah abdellatif abderrahmane abderrahim abdessalam abdelhamid abdourahamane
abdramane abderamane abdelkrim abdul abdulaziz ali aliou alioune alassane lassana lassine hassan hassane ibrahim
ibrahima brahim ibrahime idriss idrissa issa issaka issoufou issouf ismail ismael ismaila youssouf youssou youssef
yusuf yaya yahya yacouba yakouba ousmane ousman usman oumar omar umar oumarou othman moussa musa modibo soumaila
soumana souleymane sulaiman soulaymane salif salifou sekou seydou seyni seini saidou said saliou sidi sidiki sidy
siaka sory bakary boubacar boubakar boubou bouba boureima bocar demba daouda dawda djibril djibrill djibo dramane
drissa adama habib hachim hamza hussein housseini houssein husseyni ousseini hassoumi harouna haroun kalifa khalifa
khalilou khalil karim kassim kassoum lamine lamido lansana losseni madani madou mahamadou mahamat mahamane mahmoud
mahmud mahaman malick malik mansour moctar mokhtar mounir moustapha mustapha mustafa moumouni moumine nouhoum nouhou
noumou ousseynou papa pape rachid rachidou rafiou rahmane razak sabri saad sadio sadou samba sambou sanoussi seydina
tahirou tidiane tidjane tieman tiemoko tiebile zoumana zeini zakaria zakari zacharia zacquari zie bassirou bachir bah
bassaro macky cheick cheickh ababacar serigne modou mor massamba ndiaga ousseyni choguel assimi roch kokou koffi kossi
komla kodjo komi yao yawovi ayao sena edem folly messan faure gnassingbe essozimna kouassi kouadio kouame konan
n'guessan yapo aka adou kacou amani brou akpovi houegnon dossou dossa sourou cossi codjo agapit claudin geoffroy
comlan houessou sessi tonato amon patrice soro alpha thierno elhadj mory cellou dansa kassory naby faya paulin
martinien hortensius simplice faustin crepin mboli saleh acheikh hisseine djimrangar ngarlejy pahimi kalzeube brice
andry hery rajoelina rivo christian-ntsay tahina naina solo hajo lova mamy fidy azali hamada houmed abdoulkader ilyas
daher moumin kagame juvenal gervais willy uhuru william raila kipchumba musalia kithure moses kipchirchir mwai
odhiambo otieno ochieng kamau mwangi njoroge john james george peter michael edward andrew stephen steven philip
anthony tony kevin brian gordon boris rishi keir jeremy nick dominic matt matthew mark luke graham alan alun ian iain
ewan alistair alex alexander ben ed edwin eamon enda leo micheal sean liam barack joe donald bill barry ron ronald
jack jim timothy tim todd tom greg grant harry henry howard hugh jason jeffrey jeff keith kenneth ken larry lawrence
lewis malcolm martin morgan neil nigel norman oliver owen ralph rex robin roderick rodney rory ross russell ryan scott
shane sidney terence terry theo trevor walter wayne wesley winston kwame kofi kwesi kojo yaw akufo osei emeka chukwuma
chinedu obinna olusegun olumide babatunde tunde adewale ade bola yemi goodluck femi segun kayode abubakar aminu sani
shehu umaru lai garba atiku vladimir sergei serguei dmitri dmitry mikhail nikolai nikolay alexei andrei anatoly igor
ivan oleg yuri viktor maxim pavel recep mevlut hakan mehmet ahmet fatih tayyip hulusi hossein javad ebrahim xi jinping
li wang keqiang yi qiang wenbin lijian zhang shinzo fumio yoshihide taro moon jae narendra rajiv manmohan subrahmanyam
pranab antonio antonios jose joao manuel carlos luis miguel pedro paulo jorge fernando francisco juan pablo felipe
josep mario matteo giuseppe paolo sergio giorgio silvio luigi roberto marcelo umaro nuno ulisses filipe jakaya armando
lourenco olaf heiko helmut gerhard klaus jurgen wolfgang hans karl mateusz andrzej kyriakos sauli jens jovenel
jocelerme ariel garry fritz wilner evans leslie jagmeet francois-philippe jean-yves jean-marc jean-pierre jean-claude
jean-baptiste jean-paul sultan khalid khaled faisal faycal faysal salman saud tamim nasser naser majid hamad mishaal
zayed rashid tarek tariq samir sami sofiane soufiane toufik tewfik kais slim rached ridha hichem mehdi nizar
noureddine nour-eddine nourredine moncef mongi lotfi kamel kamal jalel hatem hedi fethi fathi foued chokri adel anouar
anis bechir aziz azzedine driss fouad jamal jawad larbi lahcen mbarek nabil nasreddine othmane redouane saadeddine
taieb tayeb younes zine farid hocine lakhdar mourad ramtane smail belkacem wali hicham hisham osama oussama gamal
anwar hosni abdelfattah abdel-fattah sameh ehab tedros hailemariam abiy meles girma haile workneh demeke sahle
""".split()

_BOTH = """
camille dominique claude alix maxence sacha andrea sam charlie jordan lou yael fanta sidibe kim jamie chris pat ashley
taylor robbie gael soule seyba adama soumeylou nassirou bello abakar moukaila zinsou
""".split()


@cache
def women() -> frozenset[str]:
    """Return the given names that only women bear, folded."""
    return frozenset(_WOMEN) - frozenset(_MEN) - frozenset(_BOTH)


@cache
def men() -> frozenset[str]:
    """Return the given names that only men bear, folded."""
    return frozenset(_MEN) - frozenset(_WOMEN) - frozenset(_BOTH)


@cache
def given_names() -> frozenset[str]:
    """Return every given name known here, folded."""
    return frozenset(_WOMEN) | frozenset(_MEN) | frozenset(_BOTH)


def is_given(word: str) -> bool:
    """Say whether a folded word is a given name, alone or as the first part of a hyphened one ("marie-claire")."""
    return word in given_names() or ("-" in word and word.partition("-")[0] in given_names())
