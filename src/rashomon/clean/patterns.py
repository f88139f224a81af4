"""What furniture looks like. Each pattern is for one block on one line; none has nested quantifiers."""

from __future__ import annotations

import re

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY_OF_YEAR = (
    rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
)
DATE_IN_TEXT = re.compile(rf"\b{DAY_OF_YEAR}\b")
NUMERIC_DATE = r"\d{1,2}[./]\d{1,2}[./]\d{4}"

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]*_]{0,4}$")

ADVERTISEMENT = re.compile(
    r"(?:[\[(]?(?:advertisement|advertising|ad|sponsored(?: content)?|paid (?:content|post)|promoted)[\])]?"
    r"(?:\s?[-–—:|].{0,200})?"
    r"|(?:story|article) continues (?:below|after)(?: (?:this )?advertisement)?\.?"
    r"|(?:skip|continue reading below|scroll (?:down )?to continue)(?: (?:past )?(?:the )?(?:advertisement|ad|content))?)",
    re.IGNORECASE,
)
RELATED = re.compile(
    r"(?:related(?: (?:stories|articles|story|article|news|content|coverage|topics?|links?))?"
    r"|read (?:also|next|more)|see also|also read|more on (?:this|the) (?:story|topic)|recommended(?: for you)?"
    r"|(?:must|don't|do not) (?:read|miss)|you (?:may|might) also (?:like|be interested in)|most read|most popular|trending(?: now)?"
    r"|more (?:stories|news)|watch(?: (?:also|more|now|live))?|also)(?::.{0,200}|)",
    re.IGNORECASE,
)
# Words that open a list only where a colon, capitals or their own line say so, since they are common words.
COMMON = re.compile(r"(?:also|watch|related|trending|more news)(?::|$)", re.IGNORECASE)
SHARE_WORDS = frozenset(
    "share shares on this article story page via the to by with and or of more post save comment comments facebook fb twitter"
    " tweet x whatsapp telegram linkedin reddit pinterest instagram tumblr viber vk messenger flipboard pocket threads"
    " bluesky mastodon email e-mail mail print copy link url copied bookmark like follow us pin it sms".split()
)
SHARE_STRONG = frozenset(
    "share tweet facebook whatsapp telegram linkedin reddit pinterest viber print email e-mail twitter flipboard".split()
)
FOOTER = re.compile(
    r"(?:(?:copyright|©|\(c\)) .{0,400}|.{0,200}\ball rights reserved\b.{0,300}"
    r"|.{0,80}\bwebsite can also be accessed at\b.{0,200}"
    r"|(?:https?://|www\.)\S{3,300}"
    r"|(?:tags?|topics?|filed under|keywords|categories)\s?:.{1,300}"
    r"|(?:click|tap) here (?:to|for)\b.{0,200}"
    r"|(?:sign up|subscribe)(?: (?:here|now|today))? (?:for|to) (?:our|the|my)\b.{0,200}"
    r"|(?:follow|like|find|join) (?:us|the author|.{2,60}) on (?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin)\b.{0,120}"
    r"|(?:get|download) (?:the|our) .{0,60}\bapp\b.{0,80}"
    r"|this (?:material|story|article) may not be (?:published|reproduced)\b.{0,300}"
    r"|(?:about us|contact us|terms of (?:use|service)|privacy policy|cookie policy)(?:\s?[|·•/-].{0,300})?)",
    re.IGNORECASE,
)
MENU = re.compile(r"[^|·•]{1,40}(?:\s?[|·•]\s?[^|·•]{1,40}){2,12}")
CREDIT_AT_END = re.compile(
    r"[(\[—-]{0,2}\s?(?:(?:additional )?(?:reporting|writing|editing|compiled|written|edited|translated) by .{2,300}"
    r"|.{2,120} contributed to this (?:report|story|article)\.?|(?:with )?(?:agencies|wires|wire reports|staff and wire reports)(?:[,/] .{0,30})?)",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"(?:--|[–—-])\s?[A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{0,20}){1,3}")
CAPTION = re.compile(
    r"(?:[\[(]?(?:(?:file )?(?:photo|photograph|picture|image|video|graphic|map|illustration)s?(?: (?:by|credit|courtesy of)\b|:)).{0,400}"
    r"|[\[(]?file (?:photo|picture|image).{0,300}"
    r"|.{5,500}[\[(](?:(?:file )?(?:photo|picture|image|credit|source|courtesy)s?(?: by\b|:| courtesy\b| credit\b)[^()\[\]]{2,150}"
    r"|[^()\[\]]{0,60}\b(?:AFP|Reuters|AP|EPA|Getty Images|Getty|Xinhua|Anadolu)(?: Photo| Images)?(?:/[^()\[\]]{2,60})?|file(?: photo)?|handout)[\])]\.?"
    r"|.{5,500}[.!?”\"]\s(?:photo|picture|image|credit|photograph)s?(?: by|:| credit:?)\s[^.]{2,100}\.?"
    r"|.{0,400}\b(?:AFP|Reuters|AP|EPA|Anadolu)?/?(?:via )?Getty Images(?:/[\w ]{1,40})?)",
    re.IGNORECASE,
)
SEEN = re.compile(
    r"\b(?:is|are) (?:seen|pictured|shown|photographed)\b|^(?:in )?this (?:\w+ ){0,3}(?:photo|image|picture|still|frame grab)\b"
    r"|\b(?:poses?|posing) for (?:a|the) (?:photo|picture|camera)",
    re.IGNORECASE,
)
BREADCRUMB = re.compile(r"\s*(?:/|>|»|›|→|::)\s+")
BYLINE = re.compile(r"(?:By|BY|Written by|Story by|Words by|From)[: ]\s?(\S.{1,110})")
BYLINE_SMALL = frozenset(
    "and the of in at for with von van der den de del la le di da du dos das bin ibn al el y e i newsroom desk staff"
    " writer writers reporter reporters correspondent editor team agencies special to our news service".split()
)
STAMP = re.compile(
    rf"(?:(?:first |last )?(?:published|posted|updated|modified|created|issued)(?: (?:on|at))?:?\s.{{0,80}}"
    rf"|(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s)?(?:{DAY_OF_YEAR}|{NUMERIC_DATE})(?:[\s,|·•–—-].{{0,80}})?"
    rf"|(?:views|comments|reads)\s?[:(]?\s?[\d,.]{{1,12}}\)?|\d{{1,3}} min(?:ute)?s? read)",
    re.IGNORECASE,
)
STAMP_DATE = re.compile(rf"{DAY_OF_YEAR}|{NUMERIC_DATE}", re.IGNORECASE)

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƠƯ]"
_PLACE = rf"{_UPPER}(?:{_UPPER}|['’.-]){{1,25}}(?: (?:{_UPPER}|['’.-]){{1,25}}){{0,3}}"
_REGION = r"(?:, [A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2})?"
_DAY = (
    rf"(?:, (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?)?"
)
_CREDIT = r"\((?P<{0}>[A-Z][\w.&/'’ -]{{1,40}})\)"
_DASH = r"\s?(?:--|[-–—―])\s"
DATELINE = re.compile(
    rf"(?:(?:{_PLACE}/)?{_PLACE}{_REGION}{_DAY}(?:,? {_CREDIT.format('a')})?"
    rf"|[A-Z][\w.'’-]{{1,20}}(?: [A-Z][\w.'’-]{{1,20}}){{0,2}}{_REGION}{_DAY},? {_CREDIT.format('b')}"
    rf"|{_CREDIT.format('c')}){_DASH}(?=\S)"
)
# In capitals before a dash, but no place.
LABELS = frozenset(
    "EXCLUSIVE WATCH UPDATE UPDATED BREAKING VIDEO LIVE OPINION ANALYSIS EXPLAINER CORRECTION NOTE PHOTOS GALLERY EDITORIAL"
    " READ MORE LISTEN WARNING DEVELOPING RELATED ALSO DEAD MISSING INJURED".split()
)
