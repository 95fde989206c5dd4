"""Vila Serena, its government and its partners. The city and all these people are invented."""

from datetime import time, timedelta

from oia.core.plugs import DemoPart, register
from oia.directory import telling
from oia.directory.choices import OrganisationKind
from oia.directory.merging import doubles
from oia.directory.models import City, Contact, Organisation, Person
from oia.directory.services import contacts
from oia.directory.services import posts as services

HOME = {
    "name": "Vila Serena",
    "country": "PT",
    "zone": "Europe/Lisbon",
    "latitude": 40.64,
    "longitude": -8.65,
    "population": 284_000,
    "other_names": "Serena\nВила-Серена\nビラ・セレナ\n塞雷纳镇\nفيلا سيرينا",
}

PARTNERS = {  # city of the partner: country, zone, position, other names, its government
    "Kobe": ("JP", "Asia/Tokyo", 34.69, 135.18, "神戸\nこうべ", "City of Kobe"),
    "Suzhou": ("CN", "Asia/Shanghai", 31.30, 120.62, "苏州\nSoochow", "Suzhou Municipality"),
    "Alexandria": ("EG", "Africa/Cairo", 31.20, 29.92, "الإسكندرية", "Governorate of Alexandria"),
    "Lviv": ("UA", "Europe/Kyiv", 49.84, 24.02, "Львів\nLwów\nLemberg", "Lviv City Council"),
    "Łódź": ("PL", "Europe/Warsaw", 51.77, 19.45, "Lodz", "City of Łódź"),
    "Fortaleza": ("BR", "America/Fortaleza", -3.72, -38.54, "", "Prefeitura de Fortaleza"),
}

CONSULATES = {  # key: name, short name, country it stands for
    "consulate-br": ("Consulate of Brazil in Vila Serena", "BR consulate", "BR"),
    "consulate-ua": ("Honorary Consulate of Ukraine in Vila Serena", "UA hon. consulate", "UA"),
    "consulate-jp": ("Honorary Consulate of Japan in Vila Serena", "JP hon. consulate", "JP"),
}
CONSULAR = {  # how each is headed, for which places, the national day
    "consulate-br": {
        "career": "career",
        "jurisdiction": "The whole north",
        "national_date": 7,
        "national_month": 9,
    },
    "consulate-ua": {"career": "honorary", "national_date": 24, "national_month": 8},
    "consulate-jp": {"career": "honorary", "national_date": 23, "national_month": 2},
}

PEOPLE = {  # key: name, own script, as spoken, form of address, languages, best one first
    "mayor": ("Helena Vasconcelos", "", "eh-LEH-nah vash-kon-SEH-loosh", "", "pt, fr, en"),
    "former mayor": ("Joaquim Nogueira de Sá", "", "zhwa-KEENG noo-GAY-ra d’sah", "", "pt"),
    "councillor": ("Duarte Mascarenhas", "", "doo-AR-t’ mash-ka-REH-nyash", "", "pt, en, es"),
    "culture": ("Conceição Falcão", "", "kon-say-SOWNG fal-KOWNG", "Dr", "pt, en"),
    "chief": ("Leonor Pimentel", "", "leh-oo-NOR pee-men-TEL", "", "pt, en"),
    "Kobe": ("MINAMI Haruka", "南 春香", "mee-nah-mee ha-roo-kah", "Ms", "ja, en"),
    "Suzhou": ("Lu Wenjing", "陆文静", "loo wun-jing", "Ms", "zh, en"),
    "Alexandria": (
        "Nadia El-Sherbini",
        "نادية الشربيني",
        "NAH-dya esh-sher-BEE-nee",
        "Dr",
        "ar, fr",
    ),
    "Lviv": ("Oksana Hrytsenko", "Оксана Гриценко", "ok-SAH-na HRIH-tsen-ko", "", "uk, pl, en"),
    "Łódź": ("Małgorzata Święcicka", "", "mow-go-ZHAH-ta shvyen-CHEETS-ka", "", "pl, en"),
    "Fortaleza": ("João Brandão Araújo", "", "zhwowng bran-DOWNG a-ra-OO-zhoo", "", "pt, es"),
    "consulate-br": ("Thaís Guimarães", "", "ta-EES ghee-ma-RYNGSH", "H. E.", "pt, en"),
    "consulate-ua": (
        "Bohdan Levchenko",
        "Богдан Левченко",
        "boh-DAHN lev-CHEN-ko",
        "H. E.",
        "uk, pt",
    ),
    "consulate-jp": ("ENDO Takumi", "遠藤 匠", "en-doh ta-koo-mee", "H. E.", "ja, pt"),
}

POSTS = {  # whose: title, whether it heads the organisation, years in post
    "Kobe": ("Director, International Relations", False, 3),
    "Suzhou": ("Deputy Director, Foreign Affairs Office", False, 2),
    "Alexandria": ("Head of International Cooperation", False, 5),
    "Lviv": ("Head of Partnerships", False, 4),
    "Łódź": ("Plenipotentiary for International Cooperation", False, 6),
    "Fortaleza": ("Coordinator of International Affairs", False, 1),
    "consulate-br": ("Consul", True, 2),
    "consulate-ua": ("Honorary Consul", True, 4),
    "consulate-jp": ("Honorary Consul", True, 7),
}


def build(story):
    """The own city first, then its government, then whom it deals with."""
    officer, protocol = story.people["officer"], story.people["protocol"]
    home = story.keep(City(**HOME), by=officer)
    persons = {key: person(story, key, by=protocol) for key in PEOPLE}
    organisations = {"home": government(story, home, officer)}
    organisations |= {name: partner(story, name, officer) for name in PARTNERS}
    organisations |= {key: consulate(story, key, home, officer) for key in CONSULATES}
    story.things |= {"city": home, "persons": persons, "organisations": organisations}
    story.things["holdings"] = posts_at_home(story, by=protocol)
    for key, (title, is_head, years) in POSTS.items():
        since = story.years_ago(years, 3, 1)
        with story.acting(protocol):
            services.give_post(
                persons[key],
                organisations[key],
                title,
                by=protocol,
                is_head=is_head,
                starts_on=since,
            )


def person(story, key, *, by):
    name, native, spoken, honorific, languages = PEOPLE[key]
    one = Person(
        name=name,
        native_name=native,
        spoken_name=spoken,
        honorific=honorific,
        languages=languages,
    )
    return story.keep(one, by=by)


def government(story, home, by):
    ours = Organisation(
        name="Câmara Municipal de Vila Serena",
        short_name="CMVS",
        kind=OrganisationKind.CITY,
        city=home,
        email="gabinete@vilaserena.example",
        website="https://www.vilaserena.example",
    )
    return story.keep(ours, by=by)


def partner(story, name, by):
    country, zone, latitude, longitude, others, government = PARTNERS[name]
    found = City.objects.filter(name=name, country=country).order_by("-population").first()
    found = found or story.keep(
        City(
            name=name,
            country=country,
            zone=zone,
            latitude=latitude,
            longitude=longitude,
            other_names=others,
        ),
        by=by,
    )
    return story.keep(Organisation(name=government, kind=OrganisationKind.CITY, city=found), by=by)


def consulate(story, key, home, by):
    name, short_name, country = CONSULATES[key]
    one = Organisation(
        name=name,
        short_name=short_name,
        kind=OrganisationKind.CONSULATE,
        city=home,
        country=country,
        **CONSULAR[key],
    )
    return story.keep(one, by=by)


def posts_at_home(story, *, by):
    """The mayor's post with a former and a present holder; councillors; the chief of staff."""
    persons, ours = story.things["persons"], story.things["organisations"]["home"]
    elected, since = story.years_ago(9, 10, 20), story.years_ago(2, 10, 18)
    with story.acting(by):

        def give(key, title, **dates):
            return services.give_post(persons[key], ours, title, by=by, **dates)

        first = give("former mayor", "Mayor", is_head=True, starts_on=elected)
        mayor = services.hand_over(first.post, persons["mayor"], since, by=by)
        return {
            "former mayor": first,
            "mayor": mayor,
            "councillor": give("councillor", "Councillor for Foreign Affairs", starts_on=since),
            "culture": give(
                "culture",
                "Deputy Mayor for Culture",
                starts_on=since,
                ends_on=story.today + timedelta(days=80),
            ),
            "chief": give("chief", "Head of the Mayor's Office", starts_on=since),
        }


def build_doubles(story):
    """Somebody typed in the partner from Lviv a second time, from a business card."""
    with story.acting(story.people["officer"]):
        double = Person(
            name="Oxana Gritsenko",
            email="o.hrytsenko@lviv.example",
            phone="+380 32 555 01 40",
            languages="uk, en",
            notes="Card handed over at the Urban Forum; speaks for the city's partnerships.",
        )
        story.keep(double, by=story.people["officer"])
        lviv = story.things["organisations"]["Lviv"]
        services.give_post(double, lviv, "Partnerships", by=story.people["officer"])
        met = Contact(
            at=story.moment(story.day(-68), time(16)),
            channel="meeting",
            about="Card handed over at the Urban Forum",
            said="She asks who looks after school partnerships with us.",
            organisation=lviv,
        )
        contacts.log(met, by=story.people["officer"], people=[double])
    doubles.look()


register(DemoPart(name="directory", build=build, order=20))
register(DemoPart(name="doubles", build=build_doubles, order=90))
register(DemoPart(name="agreements", build=telling.build, order=22))
