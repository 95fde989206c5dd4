"""Who else belongs to the demo city's networks, and who else signed with it.

Of real cities only what everybody can look up is told; what is made up has made-up cities.
"""

from networks.choices.network import MemberRole
from networks.models import DeclarationSignatory, Network, NetworkMember
from networks.services import parts
from oia.directory.models import City

CREATIVE = "https://www.unesco.org/en/creative-cities"

MEMBERS = (  # network, city, country, and what is told of it
    ("mayors-for-peace", "Hiroshima", "JP", {"role": MemberRole.CHAIR, "since_year": 1982}),
    ("mayors-for-peace", "Nagasaki", "JP", {"role": MemberRole.VICE_CHAIR, "since_year": 1982}),
    ("uclg", "Barcelona", "ES", {"role": MemberRole.HOST}),
    ("iclei", "Bonn", "DE", {"role": MemberRole.HOST}),
    ("iclei", "Fortaleza", "BR", {}),
    ("eurocities", "Lviv", "UA", {"source_link": "https://eurocities.eu/cities/"}),
    ("eurocities", "Łódź", "PL", {"source_link": "https://eurocities.eu/cities/"}),
    ("unesco-creative-cities", "Kobe", "JP", {"since_year": 2008, "note": "City of Design"}),
    ("unesco-creative-cities", "Suzhou", "CN", {"since_year": 2014, "note": "Crafts, Folk Art"}),
    ("unesco-creative-cities", "Lviv", "UA", {"since_year": 2015, "note": "City of Literature"}),
    ("unesco-creative-cities", "Łódź", "PL", {"since_year": 2017, "note": "City of Film"}),
    ("unesco-creative-cities", "Fortaleza", "BR", {"since_year": 2019, "note": "City of Design"}),
)


def build(story):
    """Members as far as the gazetteer has their cities; a made-up city that signed as we did."""
    officer = story.people["officer"]
    for slug, name, country, told in MEMBERS:
        if city := city_called(name, country):
            known = {"source_link": CREATIVE} if slug == "unesco-creative-cities" else {}
            member = NetworkMember(network=Network.objects.get(slug=slug), city=city)
            parts.save_part(with_words(member, known | told), by=officer)
    made_up = City(name="Santa Aurélia", country="BR", zone="America/Sao_Paulo")
    story.keep(made_up, by=officer)
    member = NetworkMember(network=Network.objects.get(slug="iclei"), city=made_up)
    note = {"note": "Made up for the demo office"}
    parts.save_part(with_words(member, note), by=officer)
    if food := story.things.get("food"):
        signatory = DeclarationSignatory(declaration=food.declaration, city=made_up)
        told = note | {"signed_on": food.signed_on}
        parts.save_part(with_words(signatory, told), by=officer)


def city_called(name, country):
    """The city of that name; of several the largest."""
    return City.objects.named(name).filter(country=country).order_by("-population").first()


def with_words(record, told):
    for name, value in told.items():
        setattr(record, name, value)
    return record
