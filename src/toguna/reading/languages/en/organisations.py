"""English organisations: their head nouns (case as written), the words inside their names, capitals that are none."""

from toguna.reading.languages.pack import OrganisationWords

ORGANISATIONS = OrganisationWords(
    heads=(
        r"Community|Union|Organi[sz]ation|Confederation|Commission|Council|Agency|Authority|Bank|Fund|Committee|Assembly|Court|"
        r"Association|Federation|Institute|Office|Company|Centre|Center|Group|Mission|Party|Front|Movement|Alliance|Department|"
        r"Foundation|League|Coalition|Secretariat|Programme|Network|Forces|Chamber|University|Board|Ministry|Parliament|Senate|Cabinet|House of|National|Royal|Embassy|High Commission|African|Police|Service|Academy|College|Institution|Bureau|Corporation|Trust|Forum|Red Cross"
    ),
    joining=r"of the|of|the|for the|for|and the|and|on|to|in|against",
    adjectives=r"nothing",
    no_acronyms=frozenset(
        "covid gdp vat drc usa uk us hiv aids pm am ceo cfo mp mps msp td tv ict it sms gps ngo ngos sme smes phd rt hon he hrh qc kc cbe obe mbe etc pdf html est gmt bst id ids faq dna".split()
    ),
)
