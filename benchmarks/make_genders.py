"""
Make the lists of nouns of es, fr, it and pt (src/mtfix/lexicon/word_classes).

    apt-get install hunspell-fr-comprehensive hunspell-pt-pt hunspell-es
    python benchmarks/make_genders.py /usr/share/hunspell

Dictionaries of spell checkers say how a word is inflected; those of French and Portuguese
name the gender, too, and in Spanish the ending tells it. Of what they hold, the nouns stay
that are common enough to matter, that have one gender, and that are no adjective. Italian has
no dictionary whose licence would do: there it is endings that are always nouns, and a short
list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
import regex
import wordfreq
from development import ROOT

from mtfix.lexicon import load_lexicon

LEAST_ZIPF = 3.0  # words rarer than one in a million say little, and there are many
GENDERS = {"m": "masculine", "f": "feminine"}
WORD = regex.compile(r"\p{Ll}{3,}")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Spanish: what tells a gender, and what does not.
_FEMININE = regex.compile(r"(?:[cstx]ión|[dt]ad|tud|umbre|a)\Z")
_MASCULINE = regex.compile(r"(?:o|aje|or)\Z")
_PERSON = regex.compile(
    r"(?:ista|crata|cida|nauta|iatra|peuta|pira|arca|magnata|monarca|jota|[dt]or|ente|gente)\Z"
)
_THING = regex.compile(
    r"(?:entre|re)?vistas?|pista|lista|(?:re)?conquista|crista|motor|setor|vetor|fator|reator|trator"
    r"|ambiente|continente|acidente|dente|gente|mente|corrente|vertente|serpente|semente|patente"
)
# Portuguese: what differs between countries, persons of both genders, things that persons are
# called (um cabeça dura, um laranja), forms of verbs, and odd entries.
_DOUBTFUL = _words(
    """
    interface sanduíche chiclete omelete drive silicone grafite mascote trompete trombose
    tele vide lide cassete personagem defesa caixa guarda guia polícia agronomia alfa
    baronesa bíblia diáspora heroína juíza extra macro barrado nadinha veiga xenofobia
    miniatura escala estica jesuíta inca escriba pirata delta gorila dra profeta sirene
    suite grama sentinela testemunha fome moral capital rádio
    idiota cobra carpete fera mala cabeça banana careta besta panda shell vodka wifi cinza coroa
    laranja tira trouxa merda bosta cabra beta maia hasta segurança escolta reserva ponta cólera
    libido aprendiz repórter chanceler designer hacker bebé detetive craque cônsul xerife
    cacique guru travesti xamã mecenas cadete alferes piloto sargento coronel fac fig pág prof
    séc confessando considerando crescendo educando examinando explicando formando graduando
    iniciando operando orientando acionado acrescido apresentado assinado associado avançado
    batizado beneficiado condenado iniciado montado ocupado pregado recorrido segurado atirada
    abalada anunciada assaltada apertada cometida pretendida enfiada estada misturada molhada
    travada aplicada
    """
)
_UNTOLD = regex.compile(
    r"(?:ista|cida|cola|[aeiou]ma|gma|sma|lma|mma|rma|nauta|crata|leta|iatra|arca|ita|ior)\Z"
)
_RARE_VERB = regex.compile(r"(?:o|[cs]iones)\Z")
# of persons (of both genders), numerals, colours and instruments, no nouns, and what has another
# gender than its ending
_EITHER = _words(
    """
    por modelo piloto soldado testigo miembro reo cabo sobrecargo contralto soprano mano foto
    moto radio libido disco polo auto metro labor flor sor mejor peor mayor menor guardia
    policía cura guía cámara espía colega camarada recluta centinela vigía trompeta atleta
    idiota poeta profeta planeta cometa pirata patriota rosa violeta naranja lila púrpura
    escarlata turquesa malva día mapa tranvía cada nada para hasta contra sobra papa mamá
    mediodía belga persa maya azteca croata nómada indígena hipócrita homicida alza alta batería
    ordenanza cuenta bestia mañana media cólera coma frente margen parte corte orden capital
    editorial pendiente vocal gallina margarita facha fantasma barba corneta escolta defensa
    guardarropa sida gorila delta yoga karma drama trauma aroma coñac bajo todo do solo uno
    otro tanto cuanto mucho poco medio primero tercero mismo propio junto debajo dentro
    pronto luego acaso abajo arriba aparte cerca fuera ahora nunca través era segunda
    primera tercera cuarta quinta cuarto quinto sexto extra ultra tercio jota sea haya poca
    mucha otra una toda macro
    como cómo pero cuando cuándo eso esos esto estos sólo ella ellas ello
    ellos sino siendo cuatro ocho tampoco hola todavía acerca alrededor cualquiera varios siquiera
    respecto nuevo nuevos podría sería había hubiera hizo dio iba puedo estaba estuvo
    pueda podía vaya
    treinta cuarenta cincuenta sesenta setenta ochenta noventa veinticuatro bastión egoísta
    cineasta compatriota entusiasta psicópata gimnasta terapeuta estratega boricua celta canalla
    sinvergüenza hincha guarda escucha mierda calavera comparsa rata guitarra viola trompa
    flauta multimedia ninja quechua euskera inca tequila vodka nirvana aleluya etcétera chacra
    beta marica cha daca chihuahua buda casanova gta fra cta pta srta andaba antoja daba darla
    diera estuviera pudiera haberla dela dondequiera quienquiera cualesquiera enseguida deprisa
    otrora viceversa mientra sobremanera enhorabuena adentro andando considerando dando estando
    habiendo jugando ordenando pudiendo resultando volando yendo vendo acontecido habido podido
    """
)
_CERTAIN = {
    "f": "vez voz paz luz cruz ley red calle sede clase base noche muerte suerte sangre nube"
    " torre llave nave fase frase fuente mente leche carne crisis tesis cárcel señal piel mujer"
    " imagen gente serie especie mayoría minoría",
    "m": "país mes año gol club hotel hospital tribunal informe viaje puente plan lugar hogar bar"
    " nombre hombre coche deporte accidente ambiente rey árbol sol papel nivel motor poder"
    " examen volumen régimen crimen origen tren avión camión guion interés problema sistema"
    " programa tema clima idioma poema diploma dilema esquema mapa día planeta tranvía",
}
# Italian: endings that make nouns, and common nouns without them.
_ITALIAN = {
    "noun feminine": (
        r"\p{Ll}{2,}(?:[zs]ione|[^p]p?ità|ietà|trice|tudine|[^gspb]ezza|[^u]enza)",
        "casa città legge parte squadra strada chiesa banca scuola guerra polizia società libertà"
        " università provincia regione isola piazza stazione azienda impresa sede vita morte"
        " notte settimana giornata mattina sera ragazza donna moglie madre figlia sorella amica"
        " cosa storia idea politica economia musica lingua parola voce luce pace croce rete mano"
        " foto radio crisi tesi analisi base fase frase classe specie serie gente mente neve"
        " nave chiave torre sentenza procura accusa inchiesta lettera riunione opinione regina"
        " stampa spiaggia montagna fabbrica rivista camera cucina porta finestra",
    ),
    "noun masculine": (
        r"\p{Ll}{2,}(?:mento|[st]tore|atore|itore|[^g]ismo|aggio)",
        "governo porto giorno anno mese paese ministro sindaco partito comune stato mondo tempo"
        " modo uomo padre fratello figlio marito amico nome cognome gruppo campo gioco libro film"
        " giornale tribunale ospedale processo reato omicidio mercato prezzo lavoro cielo mare"
        " sole fiume lago monte ponte treno aereo volo viaggio centro quartiere palazzo teatro"
        " museo castello giardino parco bosco albero fiore piede occhio braccio cuore sangue"
        " corpo problema sistema programma tema clima cinema poema diploma schema papa poeta"
        " pianeta accordo contratto progetto piano servizio ufficio settore livello valore potere"
        " diritto dovere re bar hotel club goal gol voto esercito consiglio parlamento senato",
    ),
    "plural feminine": (
        r"\p{Ll}{2,}(?:[zs]ioni|trici|[^gspb]ezze|[^u]enze)",
        "case leggi parti squadre strade chiese banche scuole guerre province regioni isole piazze"
        " aziende imprese sedi notti settimane giornate ragazze donne mogli madri figlie sorelle"
        " cose storie idee lingue parole voci luci chiavi navi torri frasi fasi classi lettere"
        " proposte mani",
    ),
    "plural masculine": (
        r"\p{Ll}{2,}(?:menti|[st]tori|atori|itori|[^g]ismi)",
        "governi porti giorni anni mesi paesi ministri sindaci partiti comuni stati uomini padri"
        " fratelli figli mariti amici nomi gruppi campi giochi libri giornali tribunali ospedali"
        " processi mercati prezzi lavori fiumi laghi monti ponti treni aerei voli viaggi centri"
        " quartieri palazzi teatri musei castelli giardini parchi alberi fiori piedi occhi cuori"
        " corpi problemi sistemi programmi temi contratti progetti piani servizi uffici settori"
        " livelli valori poteri diritti voti",
    ),
}
_ITALIAN_VERBS = _words(
    """
    accarezza apprezza disprezza attrezza olezza accusa porta stampa sede parte parti porti
    stati figlia figlie lavori viaggi giochi sole piani comune comuni cucina influenza
    sentenza procura menti modo regina
    legge leggi voto voti aumento aumenti commento commenti lamento lamenti tormento tormenti
    """
)
_ITALIAN_COMPOUNDS = _words("parabrezza")  # a verb and a noun, which are masculine
HEAD = """\
# Nouns of {name} that have one gender and are no adjective, by `benchmarks/make_genders.py`;
# “verb” tells that the word is a form of a verb, too.
# From {origin}
"""
LICENSE = """\
# This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a
# copy of the MPL was not distributed with this file, You can obtain one at
# https://mozilla.org/MPL/2.0/."""
ITALIAN_ORIGIN = "endings that make nouns, in words that wordfreq knows, and our own short list."


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a word: what it is, its gender (m, f or "") and whether it is a plural."""

    text: str
    kind: str  # noun, verb, or other
    gender: str = ""
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class Suffix:
    """A rule of an affix file: what is taken off a stem that ends so, and what is put on."""

    strip: str
    add: str
    condition: regex.Pattern[str]
    tells: str


def read_suffixes(path: Path) -> dict[str, list[Suffix]]:
    """Return the suffixes of an affix file by their flags."""
    suffixes: defaultdict[str, list[Suffix]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        match line.split():
            case ["SFX", flag, strip, add, condition, *tells] if not strip.isupper():
                added = add.partition("/")[0]
                suffix = Suffix(
                    "" if strip == "0" else strip,
                    "" if added == "0" else added,
                    regex.compile(f"(?:{condition})\\Z"),
                    " ".join(tells),
                )
                suffixes[flag].append(suffix)
            case _:
                pass
    return dict(suffixes)


def inflect(
    stem: str, flags: list[str], suffixes: Mapping[str, list[Suffix]]
) -> Iterator[tuple[str, str, str]]:
    """Yield each form of a stem, the flag that makes it, and what its suffix tells."""
    for flag in flags:
        for suffix in suffixes.get(flag, ()):
            if stem.endswith(suffix.strip) and suffix.condition.search(stem):
                root = stem[: len(stem) - len(suffix.strip)] if suffix.strip else stem
                yield root + suffix.add, flag, suffix.tells


def read_french(entry: str, suffixes: Mapping[str, list[Suffix]]) -> Iterator[Form]:
    """Yield the forms of a French entry: `maison/S.() po:nom is:fem`."""
    word, *tells = entry.split()
    stem, _, marks = word.partition("/")
    flags = regex.findall("..", marks)
    told = " ".join(tells)
    is_verb = regex.search(r"po:v\d", told) is not None
    is_noun = "po:nom" in told and "po:adj" not in told and not is_verb
    kind = "verb" if is_verb else "noun" if is_noun else "other"
    if "()" not in flags:
        yield _french(stem, kind, told)
    for form, _, more in inflect(stem, flags, suffixes):
        yield _french(form, kind, f"{told} {more}")


def _french(form: str, kind: str, told: str) -> Form:
    gender = "m" if "is:mas" in told else "f" if "is:fem" in told else ""
    if "is:epi" in told or "is:inv" in told:
        gender = ""
    return Form(form, kind, gender, "is:pl" in told)


def read_portuguese(entry: str, suffixes: Mapping[str, list[Suffix]]) -> Iterator[Form]:
    """Yield the forms of a Portuguese entry: `casa/p [CAT=nc,G=f,N=s]`."""
    word, _, tells = entry.partition("\t")
    stem, _, marks = word.partition("/")
    kind = "verb" if "CAT=v" in tells else "noun" if "CAT=nc" in tells else "other"
    stated = regex.search(r"G=([mf])\b", tells)
    gender = stated[1] if stated else ""
    if stem in _DOUBTFUL or (_PERSON.search(stem) and not _THING.fullmatch(stem)):
        gender = ""
    yield Form(stem, kind, gender, "N=p" in tells)
    for form, _, more in inflect(stem, list(marks), suffixes):
        if form.endswith(("ção", "ções")):  # which verbs have, too
            yield Form(form, "noun", "f", is_plural=form.endswith("s"))
        elif kind == "verb":
            yield Form(form, kind)
        elif more.lstrip("+") == "N=p":
            yield Form(form, kind, gender, is_plural=True)
        else:
            yield Form(form, "other")  # of another gender, or another word made of this one


def read_spanish(entry: str, suffixes: Mapping[str, list[Suffix]]) -> Iterator[Form]:
    """Yield the forms of a Spanish entry, `casa/S`, whose gender its ending tells."""
    stem, _, marks = entry.partition("/")
    is_verb = bool({"R", "E", "I"}.intersection(marks))
    gender = _spanish_gender(stem) if "G" not in marks else ""
    kind = "verb" if is_verb else "noun" if gender else "other"
    if kind != "other" or "G" in marks:
        yield Form(stem, kind, gender)
    for form, flag, _ in inflect(stem, list(marks), suffixes):
        if flag == "S" and gender:
            yield Form(form, "noun", gender, is_plural=True)
        elif is_verb or flag in "GD":
            yield Form(form, "verb" if is_verb and flag != "D" else "other")


def _spanish_gender(stem: str) -> str:
    for gender, words in _CERTAIN.items():
        if stem in words.split():
            return gender
    if stem in _EITHER or _UNTOLD.search(stem) or _begins_stressed(stem):
        return ""
    return "f" if _FEMININE.search(stem) else "m" if _MASCULINE.search(stem) else ""


def _begins_stressed(stem: str) -> bool:
    """Tell whether a word begins with a stressed “a”, and may have “el” before it (el agua)."""
    vowels = regex.findall("[aeiouáéíóú]+", stem)
    is_short = len(vowels) <= 2 and not regex.search("[áéíóú]", stem)
    return stem.startswith(("á", "há")) or (stem.startswith(("a", "ha")) and is_short)


Reader = Callable[[str, Mapping[str, list[Suffix]]], Iterator[Form]]
SOURCES: dict[str, tuple[str, str, Reader, str]] = {
    "fr": (
        "French", "fr", read_french,
        "the dictionary Dicollecte 7.0 (Grammalecte contributors), under the MPL 2.0.",
    ),
    "pt": (
        "Portuguese", "pt_PT", read_portuguese,
        "the dictionary of Projecto Natura (Simões, Almeida), as in LibreOffice 7.5, under the"
        "\n# MPL 1.1 or later, the GPL or the LGPL.",
    ),
    "es": (
        "Spanish", "es_ES", read_spanish,
        "the dictionary RLA-ES (Bosio and others), as in LibreOffice 7.5, under the MPL 1.1 or"
        "\n# later, the GPL or the LGPL; the endings of the words tell the gender.",
    ),
}  # fmt: skip


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def main(folder: Path) -> None:
    """Write the lists anew, from the dictionaries in FOLDER."""
    write("it", "Italian", ITALIAN_ORIGIN, list_italian())
    for language, (name, stem, read, origin) in SOURCES.items():
        suffixes = read_suffixes(folder / f"{stem}.aff")
        forms: defaultdict[str, set[Form]] = defaultdict(set)
        entries = (folder / f"{stem}.dic").read_text(encoding="utf-8").splitlines()
        for entry in entries[1:]:
            for form in read(entry, suffixes):
                forms[form.text].add(form)
        write(language, name, f"{origin}\n{LICENSE}", classify(forms, language))


def write(language: str, name: str, origin: str, listed: Mapping[str, list[str]]) -> None:
    """Write the list of one language."""
    path = ROOT / "src" / "mtfix" / "lexicon" / "word_classes" / f"{language}.txt"
    sections = (
        f"[{title}]\n" + "".join(f"{word}\n" for word in sorted(words))
        for title, words in sorted(listed.items())
    )
    path.write_text(HEAD.format(name=name, origin=origin) + "".join(sections), "utf-8")
    click.echo(f"{language}: {sum(map(len, listed.values())):,} words")


def list_italian() -> dict[str, list[str]]:
    """Return the Italian nouns that their ending, or our own list, tells."""
    lexicon = load_lexicon("it")
    known_words = set(wordfreq.top_n_list("it", 60_000)) - _ITALIAN_COMPOUNDS
    common = [word for word in known_words if lexicon.zipf(word) >= 3]
    listed: defaultdict[str, list[str]] = defaultdict(list)
    for title, (ending, known) in _ITALIAN.items():
        for word in {*known.split(), *(w for w in common if regex.fullmatch(ending, w))}:
            listed[f"{title} verb" if word in _ITALIAN_VERBS else title].append(word)
    return dict(listed)


def classify(forms: Mapping[str, set[Form]], language: str) -> dict[str, list[str]]:
    """Return the nouns of one gender and number, by their class."""
    lexicon = load_lexicon(language)
    listed: defaultdict[str, list[str]] = defaultdict(list)
    for word, found in forms.items():
        nouns = {(form.gender, form.is_plural) for form in found if form.kind == "noun"}
        if len(nouns) != 1 or any(form.kind == "other" for form in found):
            continue
        ((gender, is_plural),) = nouns
        if not gender or not WORD.fullmatch(word) or lexicon.zipf(word) < LEAST_ZIPF:
            continue
        title = f"{'plural' if is_plural else 'noun'} {GENDERS[gender]}"
        # Forms of the first and second person (gobierno, acciones) are rare beside the noun.
        is_rare_verb = language in ("es", "pt") and _RARE_VERB.search(word)
        if any(form.kind == "verb" for form in found) and not is_rare_verb:
            title += " verb"
        listed[title].append(word)
    return dict(listed)


if __name__ == "__main__":
    main()
