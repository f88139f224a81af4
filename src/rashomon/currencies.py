"""Units of money: a code where a sign or a word tells the currency, else the word."""

from __future__ import annotations

# Moneys of which several countries have one by that name: which it is, a report seldom says.
SHARED = frozenset(
    """peso franc rupee crown zloty lira baht shilling rand dinar dirham riyal rial forint naira cedi
    hryvnia ringgit rupiah dong taka birr sol""".split()
)
MONEY = frozenset("USD EUR GBP JPY INR CNY RUB AUD CAD cent".split()) | SHARED
