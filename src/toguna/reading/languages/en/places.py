"""English places: the nouns of buildings and the words that say where (case as written)."""

from toguna.reading.languages.pack import PlaceWords

PLACES = PlaceWords(
    building_first=r"Palace of|Houses of|[Cc]amp|House of|Fort|Port",
    building_last=(
        r"Palace|International Airport|Airport|Conference Centre|Convention Centre|Conference Center|Centre|Center|House|"
        r"Hall|Stadium|Hotel|Castle|Square|Cathedral|Mosque|(?:University )?Hospital|Barracks|Museum|Memorial|Country Park|Park|Gardens|Villa|Street|Avenue|Road|Lane|Bridge|Arena|Abbey|Theatre|Library|Lodge|Chamber|Residence|Building|Tower|Terminal|Stadium|Theater|Ground|Grounds|Pool|Ballroom|Plaza"
    ),
    building_not_before=r"[A-Z][a-z]+ (?:Agency|Authority|Council)",
    building_adjectives=r"international|national|municipal",
    building_inside="",
    building_of="",
    joining=r"of the|of",
    locative=r"(?:\bat the|\bin the|\bat|\binside the|\binside|\bto the|\bfrom the|\bin)$",
    place_of=(
        r"\b(?:(?:town|city|village|port|municipality|people|residents|mayor|bishop|archbishop|suburb|capital|island|citizens|university) of|near|"
        r"(?P<region>(?:county|district|province|state|region|governor|territory) of)) (?:the )?$"
    ),
    region_last=r"County|Province|District|Region|State|Territory|Prefecture|Governorate|Island|Islands|Bay|Valley|North|South|East|West|Municipality",
    at_city=r"\b(?:[Ii]n|[Aa]t|[Nn]ear) (?:the city of |the town of |nearby |downtown |central )?",
    inside=r"(?!)",
    lead=r"(?:^|[ (])(?:in|at|to|from|near|of|the|and|or|for|between|across|via|around|outside|visiting|visit|visited|reached|towards|into|north|south|east|west|central|greater|with|on) $",
    strong_lead=r"(?:^|[ (])(?:in|near|from|between|city of|town of|county of|across|around|outside|visiting) $",
    joined=r"(?:, ?|,? (?:and|or) )(?:in |at |of |the )?",
    at_name=r"\b(?:in|at|to|from|near|the town of|the city of|the village of|county of|district of) ",
    not_city_before=r"(?:believe|interested|arrive(?:d)? late) $",
    list_ends=r"and|or|in|on|will",
    before_day=r"the ",
    elsewhere=r"\b(?:heading for|left for|on (?:his|her|their) way|returning)\b",
    hosting=r"^.{0,3}(?:has )?(?:hosted|welcomed|was the venue|housed)",
)
