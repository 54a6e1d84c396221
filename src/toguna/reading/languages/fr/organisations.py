"""French organisations: their head nouns (case as written), the words inside their names, capitals that are none."""

from toguna.reading.languages.pack import OrganisationWords

ORGANISATIONS = OrganisationWords(
    heads=(
        r"Communauté|Union|Organisation|Organisme|Confédération|Commission|Conseil|Agence|Autorité|Banque|Fonds|Comité|Assemblée|Cour|"
        r"Association|Fédération|Institut|Office|Société|Centre|Groupe|Mission|Parti|Front|Mouvement|Alliance|Direction|"
        r"Fondation|Ligue|Syndicat|Coalition|Secrétariat|Haute Autorité|Haut Conseil|Programme|Réseau|Forces|Chambre|Université|Ordre|Caisse|Ministère|Parlement|Sénat|Cabinet|Croix-Rouge|Bureau|Observatoire|Tribunal|Police|Gendarmerie|Service|École|Rassemblement|Collectif|Compagnie|Régie|Radio|Télévision|Armée|Coordination|Confédération|Primature|Ambassade"
    ),
    joining=r"de la|de l['’]|d['’]|des|de|du|pour le|pour la|pour l['’]|pour les|pour|et de la|et des|et du|et|à la|aux|en|sur la|contre le|contre la",
    adjectives=r"nationale?s?|internationale?s?|africaine|européenne|mondiale|générale|supérieure?|constitutionnelle|suprême|régionale|économique|centrale|électorale|démocratique|populaire|royale|fédérale|sociale|publique|monétaire|islamique|française|parlementaire|municipal|permanente|technique",
    no_acronyms=frozenset(
        "covid pib tva rdc usa uk fcfa cfa sem se m mm tnt adn sida vih ist nb ps pdf html dg pdg sg pca cv tv fm am pm hiv gps sms ong btp tic it pme pmi cne mle pr dr me rn cp ce tel fax bp sarl sa eur usd covid-19 etc lgbt vip la le du".split()
    ),
)
