"""Places: names of countries, states and wider regions."""

from __future__ import annotations

# Country and region names by their last word where that tells them apart, in lower case without accents.
WIDE = frozenset(
    """afghanistan africa alabama alaska albania algeria america americas andorra angola antarctica arabia
    argentina arizona arkansas armenia asia australia austria azerbaijan bahamas bahrain balkans bangladesh
    barbados belarus belgium belize benin bhutan bolivia botswana brazil britain brunei bulgaria burundi
    california cambodia cameroon canada caribbean carolina caucasus chad chile china colombia colorado congo
    connecticut croatia cuba cyprus czechia dakota delaware denmark djibouti dominica ecuador egypt emirates
    england eritrea estonia eswatini ethiopia eu europe fiji finland florida france gabon gambia georgia
    germany ghana greece greenland grenada guatemala guinea guyana haiti hampshire hawaii herzegovina honduras
    hungary iceland idaho illinois india indiana indonesia iowa iran iraq ireland island islands israel italy
    jamaica japan jersey jordan kansas kazakhstan kentucky kenya kingdom korea kosovo kuwait kyrgyzstan laos
    latvia lebanon lesotho liberia libya liechtenstein lithuania louisiana luxembourg macedonia madagascar
    maine malawi malaysia maldives mali malta maryland massachusetts mauritania mauritius mediterranean mexico
    michigan micronesia minnesota mississippi missouri moldova monaco mongolia montana montenegro morocco
    mozambique myanmar namibia nebraska nepal netherlands nevada nicaragua niger nigeria norway ocean ohio
    oklahoma oman oregon pacific pakistan palau palestine panama paraguay pennsylvania peru philippines poland
    portugal qatar republic romania russia rwanda samoa scotland sea senegal serbia seychelles singapore
    slovakia slovenia somalia spain states sudan suriname sweden switzerland syria taiwan tajikistan tanzania
    tennessee texas thailand togo tonga tunisia turkey turkmenistan tuvalu uganda uk ukraine uruguay us usa
    utah uzbekistan vanuatu venezuela vermont vietnam virginia wales washington west wisconsin wyoming yemen
    york zambia zealand zimbabwe east north south valley region province county district""".split()
)


def is_wide(words: list[str]) -> bool:
    """Return whether a place's name, as lower-case words, is that of a country, a state or a wider region."""
    return words[-1] in WIDE or words[0] in {"gulf", "lake", "mount"}
