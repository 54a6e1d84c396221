"""English places: the nouns of buildings and the words that say where (case as written)."""

from toguna.reading.languages.pack import PlaceWords

PLACES = PlaceWords(
    building_first=r"[Pp]alace|[Uu]niversity|[Hh]ouse|[Cc]amp|[Pp]ort|[Hh]otel|[Cc]astle|Hall",
    building_last=(
        r"Palace|International Airport|Airport|Conference Centre|Convention Centre|Conference Center|Centre|Center|House|"
        r"Hall|Stadium|Hotel|Castle|Square|Cathedral|Mosque|Hospital|Barracks|Museum|University|Memorial|Country Park|Villa"
    ),
    joining=r"of the|of",
    locative=r"(?:\bat the|\bin the|\bat|\binside the|\binside|\bto the|\bfrom the|\bin)$",
    at_city=r"\b(?:[Ii]n|[Aa]t) (?:the city of )?",
    at_name=r"\b(?:in|at|to|from|near|the town of|the city of|the village of|county of|district of) ",
    not_city_before=r"(?:believe|interested|arrive(?:d)? late) $",
    elsewhere=r"\b(?:heading for|left for|on (?:his|her|their) way|returning)\b",
    hosting=r"^.{0,3}(?:has )?(?:hosted|welcomed|was the venue|housed)",
)
