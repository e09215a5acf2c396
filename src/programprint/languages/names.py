"""What people call a language → its tag: “German”, “deutsch”, “ger”, and the country, “cz”, that is taken for one."""

from __future__ import annotations

from programprint.notation.prose import folded

_NAMES = {
    "ar": "Arabic, العربية, عربي, عربية, ara",
    "cs": "Czech, čeština, česky, český, ces, cze, cz",
    "de": "German, Deutsch, deu, ger, at, ch",
    "el": "Greek, ελληνικά, ell, gre, gr",
    "en": "English, eng, uk english, gb",
    "en-GB": "British English, British",
    "en-US": "American English, American, US English, us",
    "es": "Spanish, español, castellano, spa, mx",
    "fr": "French, français, fra, fre",
    "he": "Hebrew, עברית, heb, iw, il",
    "it": "Italian, italiano, ita",
    "nl": "Dutch, Nederlands, Flemish, Vlaams, nld, dut, be",
    "pl": "Polish, polski, po polsku, pol",
    "pt": "Portuguese, português, por",
    "pt-BR": "Brazilian Portuguese, Brazilian, português brasileiro, português do Brasil, br",
    "ru": "Russian, русский, по-русски, rus",
    "sv": "Swedish, svenska, swe, se",
    "tr": "Turkish, Türkçe, tur",
    "uk": "Ukrainian, українська, українською, ukr, ua",
}
_TAGS = {folded(name): tag for tag, names in _NAMES.items() for name in names.split(", ")}


def meant(language: str) -> str:
    """The tag that somebody means by a name, a code of three letters or a country; nothing where it is none of these."""
    return _TAGS.get(folded(language.replace("_", "-")), "")
