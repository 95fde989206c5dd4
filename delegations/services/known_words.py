"""Words by which pasted names, posts and headings are known for what they are."""

import re

from delegations.choices.party import Part, Rank

HONORIFICS = {
    *(
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "h.e",
        "he",
        "hon",
        "sir",
        "dame",
        "lord",
    ),
    *(
        "lady",
        "ing",
        "dipl",
        "rev",
        "m",
        "mme",
        "mlle",
        "herr",
        "frau",
        "sr",
        "sra",
        "d",
        "dona",
    ),
    *("السيد", "السيدة", "الدكتور", "الدكتورة", "المهندس", "معالي", "سعادة"),
    *("د", "أ", "أ.د", "م", "г-н", "г-жа", "д-р"),
    *("sig", "sig.ra", "pan", "pani", "gen", "col", "amb", "eng", "arch"),
}

#: Those that are surnames or names as well: alone they are none without a full stop.
NAMES_AS_WELL = {"he", "hon", "ing", "pan", "gen", "col", "eng", "arch"}

#: What the head of a column may say, folded, in English, Spanish, French, Portuguese or German,
#: and which field it means.
HEADINGS = {
    "name": {
        *("name", "full name", "names", "passport name", "name as in passport", "participant"),
        *("nombre", "nombre completo", "nombre y apellidos", "participante"),
        *("nom", "nom complet", "nom et prenom", "prenom et nom", "nom prenom", "participant(e)"),
        *("nome", "nome completo", "vollstandiger name", "vor und nachname", "teilnehmer"),
    },
    "given": {
        *("first name", "given name", "given names", "forename"),
        *("nombre de pila", "prenom", "prenoms", "nome proprio", "primeiro nome", "vorname"),
    },
    "family": {
        *("last name", "surname", "family name", "apellido", "apellidos", "nom de famille"),
        *("apelido", "apelidos", "sobrenome", "nachname", "familienname"),
    },
    "honorific": {
        *("title", "honorific", "mr/ms", "mr / ms", "salutation", "prefix", "gender"),
        *("titulo", "tratamiento", "civilite", "titre", "tratamento", "anrede", "titel"),
    },
    "post": {
        *("post", "position", "function", "job title", "role", "designation", "occupation"),
        *("cargo", "puesto", "funcion", "fonction", "poste", "funcao", "funktion", "amt"),
    },
    "body": {
        *("organisation", "organization", "institution", "company", "affiliation", "department"),
        *("organizacion", "institucion", "entidad", "empresa", "organisme", "societe"),
        *("organizacao", "instituicao", "entidade", "behorde", "einrichtung", "firma"),
    },
    "native_name": {
        *("native name", "name in own script", "original name", "chinese name", "kanji"),
        *("nombre original", "nom original", "nome original", "originalname"),
    },
    "spoken_name": {
        *("pronunciation", "name as spoken", "spoken name"),
        *("pronunciacion", "prononciation", "pronuncia", "aussprache"),
    },
    "languages": {
        *("language", "languages", "idioma", "idiomas", "lengua", "lenguas", "langue", "langues"),
        *("lingua", "linguas", "sprache", "sprachen"),
    },
    "rank": {
        *("rank", "protocol rank", "protocol level", "precedence", "rango", "rango protocolario"),
        *("rang", "rang protocolaire", "grade", "protokollarischer rang", "dienstrang"),
    },
    "diet": {
        *("diet", "dietary", "dietary needs", "dietary requirements", "dietary restrictions"),
        *("food", "allergies", "dieta", "alergias", "regime", "regime alimentaire", "allergien"),
        *("diat", "ernahrung", "restricoes alimentares"),
    },
    "access_needs": {
        *("access", "access needs", "accessibility", "special needs", "mobility"),
        *("accesibilidad", "accessibilite", "acessibilidade", "barrierefreiheit"),
    },
    "mobile": {
        *("mobile", "mobile phone", "mobile number", "mobile telephone", "cell", "cell phone"),
        *("phone", "phone number", "telephone", "tel", "movil", "telefono", "telefono movil"),
        *("portable", "telemovel", "telefone", "handy", "telefon", "mobiltelefon"),
    },
    "remark": {
        *("remark", "remarks", "note", "notes", "comment", "comments"),
        *("observaciones", "notas", "comentarios", "remarque", "remarques", "observations"),
        *("observacoes", "bemerkung", "bemerkungen", "anmerkung", "anmerkungen"),
    },
}

#: What only protocol may know.
PRIVATE = ("diet", "access_needs", "mobile")
#: What is asked for in few cases, and typed in for one guest at a time.
ONE_BY_ONE = re.compile(r"\b(passport|pasaporte|passeport|passaporte|reisepass)\b")

#: Words by which a part in the party is known, the first that fits.
PARTS = (
    (
        Part.HEAD,
        re.compile(r"\bhead of (the )?delegation\b|\bdelegation head\b|\bleader\b", re.I),
    ),
    (Part.SPOUSE, re.compile(r"\b(spouse|wife|husband|partner) of\b|\bspouse\b", re.I)),
    (Part.INTERPRETER, re.compile(r"\b(interpreter|translator)\b", re.I)),
    (
        Part.PRESS,
        re.compile(r"\b(journalist|reporter|photographer|cameraman|press)\b", re.I),
    ),
    (Part.SECURITY, re.compile(r"\b(security|bodyguard|protection officer)\b", re.I)),
    (
        Part.STAFF,
        re.compile(r"\b(assistant|secretary to|aide|protocol officer|driver)\b", re.I),
    ),
)

OFFICES = "(?:mayor|minister|governor|ambassador|consul)"
#: Whose post another one is by: "Office of the Mayor", "Assistant to the Mayor", "Mayor's Office".
OF_ANOTHER = re.compile(
    rf"\b(?:to|of) (?:the )?(?:[\w-]+ ){{0,2}}?{OFFICES}\b(?!['’]s)|\b{OFFICES}['’]s\b", re.I
)

#: Words by which a rank is known, the first that fits: "Deputy mayor" before "Mayor".
RANKS = (
    (Rank.DEPUTY_MAYOR, re.compile(r"\b(deputy|vice)[- ]((lord[- ])?mayor|governor)\b", re.I)),
    (Rank.MINISTER, re.compile(r"\b(deputy|vice)[- ]prime[- ]minister\b", re.I)),
    (
        Rank.DIRECTOR,
        re.compile(
            r"\bdeputy (director|minister|head|chief|secretary|city manager)\b",
            re.I,
        ),
    ),
    (Rank.HEAD_OF_STATE, re.compile(r"\b(prime[- ]minister|head of (state|government))\b", re.I)),
    (Rank.MAYOR, re.compile(r"\bmayor(ess)?\b", re.I)),
    (Rank.MINISTER, re.compile(r"\bminister\b", re.I)),
    (Rank.CONSUL, re.compile(r"\bconsul\b", re.I)),
    (Rank.AMBASSADOR, re.compile(r"\bambassador\b", re.I)),
    (Rank.GOVERNOR, re.compile(r"\bgovernor\b", re.I)),
    (
        Rank.PARLIAMENT,
        re.compile(
            r"\b(member of parliament|mp|senator|deputy(?=\s*([,;(]|$|of\b|for\b)))\b", re.I
        ),
    ),
    (
        Rank.COUNCILLOR,
        re.compile(
            r"\b(councillor|cllr|alderman|council member|(chair|speaker) of the (city )?council)\b",
            re.I,
        ),
    ),
    (
        Rank.EXECUTIVE,
        re.compile(r"\b(chief executive|secretary general|city manager)\b", re.I),
    ),
    (Rank.DIRECTOR, re.compile(r"\b(director|head of|chief of)\b", re.I)),
    (
        Rank.EXPERT,
        re.compile(r"\b(professor|engineer|expert|researcher|officer|planner)\b", re.I),
    ),
)
