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
NUMERIC_DATE = r"\d{1,2}[./-]\d{1,2}[./-]\d{4}"
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]*_]{0,4}$")

ADVERTISEMENT = re.compile(
    r"(?:[\[(]?(?:advertisements?|advertising|ad|sponsored(?: content)?|paid (?:content|post)|promoted)[\])]?"
    r"|(?:advertisement|sponsored content|paid (?:content|post))\s?[-–—:|].{0,200}"
    r"|(?:story|article) continues (?:below|after)(?: (?:this )?advertisement)?\.?"
    r"|(?:skip|continue reading below|scroll (?:down )?to continue)"
    r"(?: (?:past )?(?:the )?(?:advertisement|ad|content))?)",
    re.IGNORECASE,
)
RELATED = re.compile(
    r"(?:related(?: (?:stories|articles|story|article|news|content|coverage|topics?|links?))?"
    r"|read (?:also|next|more)|see also|also read|more on (?:this|the) (?:story|topic)|recommended(?: for you)?"
    r"|[\[(]?(?:read|see|get|watch) (?:all )?the latest (?:on|about) .{2,60}[\])]?"
    r"|(?:must|don't|do not) (?:read|miss)|you (?:may|might) also (?:like|be interested in)"
    r"|most (?:read|popular|watched)|trending(?: now)?|more (?:stories|news)|watch(?: (?:also|more|now|live))?|also"
    r"|\[?(?-i:RELATED|RECALL|READ|READ MORE|MORE|VIDEO|PHOTOS|LINK|MAP|MORE COVERAGE)(?=:|\s\|)"
    r"|what others are (?:clicking on|reading)|also on [\w.’' ]{2,40}(?=:)|read more (?:top|trending) .{2,60}(?=:)"
    r"|for more [\w ]{2,40} news, .{2,80}(?=:))"
    r"(?::.{0,200}|)",
    re.IGNORECASE,
)
# Common words: they open a list only with a colon, in capitals, or where the line below says so.
COMMON = re.compile(r"(?:also|watch|related|trending|more news)(?::|$)", re.IGNORECASE)
SHARE_WORDS = frozenset(
    "share shares on this article story page via the to by with and or of more post save comment comments facebook fb"
    " twitter tweet x whatsapp telegram linkedin reddit pinterest instagram tumblr viber vk messenger flipboard pocket"
    " threads bluesky mastodon email e-mail mail print copy link url copied bookmark like follow us pin it sms".split()
)
SHARE_STRONG = frozenset(
    "share tweet facebook whatsapp telegram linkedin reddit pinterest viber print email e-mail twitter".split()
)
SHARE = re.compile(r"(?:read or )?share this (?:story|article|page)\b:?(?: \S{1,200})?", re.IGNORECASE)
NETWORK = r"(?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin)"
FOOTER = re.compile(
    r"(?:(?:copyright|©|\(c\)) .{0,400}|.{0,200}\ball rights reserved\b.{0,300}"
    r"|.{0,80}\bwebsite can also be accessed at\b.{0,200}"
    r"|(?:https?://|www\.|twitter\.com/|facebook\.com/)\S{3,300}"
    r"|[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}"
    r"|(?:tags?|topics?|filed under|keywords|categories)\s?:.{1,300}"
    r"|(?:click|tap) here (?:to|for)\b.{0,200}"
    r"|please enable javascript\b.{0,100}|(?:this )?slideshow requires javascript\.?"
    r"|having trouble (?:viewing|watching) (?:the|this) (?:video|slideshow)\b.{0,200}|scroll down for (?:the )?video"
    r"|(?:watch this (?:story|video|report)|on a mobile device\?.{0,100})"
    r"|(?:this is a )?(?:developing|breaking)(?: news)? (?:story|alert)[.;:,–—-]? ?(?:please )?"
    r"(?:check|refresh|follow|stay|come)\b.{0,300}"
    r"|(?:please )?(?:check|refresh) .{2,60} for (?:the latest|updates|late-breaking)\b.{0,100}"
    r"|(?:get|receive) (?:the latest|breaking) (?:news )?(?:alerts?|first|from .{2,60} anytime)\b.{0,250}"
    r"|like this: ?(?:like)?(?: loading\W*)?|page \d{1,3} of \d{1,3}|(?:\d{1,4} )?(?:pending )?comments?"
    r"|stay (?:tuned|with) (?:\S+ ){1,8}?(?:for|as)\b.{0,120}|keep checking \S.{2,100}\bfor\b.{0,60}"
    r"|(?:we|[\w ]{2,30}) will (?:continue to (?:follow|update)|be following|keep|update)"
    r" (?:following )?(?:this|the|you)\b.{0,160}|(?:this|the) (?:story|article) will be updated\b.{0,120}"
    r"|you must enter the characters\b.{0,120}|(?:message: )?\W{0,3}a friend wanted you to see this\b.{0,120}"
    r"|a a|text size|enlarge|our standards: ?.{2,60}\bprinciples\b.{0,80}"
    r"|join the conversation (?:on|at|in) .{2,80}|stay up to date,? (?:with|follow|sign|subscribe)\b.{0,80}"
    rf"|follow [\w. ]{{2,40}}: {NETWORK}\b.{{0,60}}"
    r"|(?:e-?mail newsletters? )?(?:sign up|subscribe)(?: (?:here|now|today))? (?:for|to)"
    r" (?:(?:one of )?(?:our|my)|(?:breaking|daily|weekly|news|e-?mail)\b"
    r"|the (?:[\w’'-]+ ){0,4}(?:newsletters?|alerts?|updates?|e-?mails?|bulletin)\b).{0,200}"
    r"|you(?: are|['’]re)? (?:received?|receiving|get|getting) this (?:e-?mail|message|newsletter) because\b.{0,300}"
    r"|(?:unsubscribe|manage (?:your )?(?:preferences|subscriptions?)"
    r"|view (?:this )?(?:e-?mail|message|newsletter|it)? ?(?:online|in (?:your|a|the) browser))\b.{0,200}"
    rf"|(?:follow|like|find|join) (?:us|.{{2,60}}) on {NETWORK}\b.{{0,120}}"
    r"|>*\s?(?:get|download) (?:the|our) .{0,60}\bapp\b.{0,80}"
    r"|a version of this (?:article|story|report|column|review) (?:appears|appeared|ran|will appear)\b.{0,300}"
    r"|this (?:material|story|article) may not be (?:published|reproduced)\b.{0,300}"
    r"|(?:about us|contact us|terms of (?:use|service)|privacy policy|cookie policy)(?:\s?[|·•/-].{0,300})?)",
    re.IGNORECASE,
)
MENU_PART = re.compile(r"\s?[|·•]\s?")
MENU = re.compile(r"[^|·•]{1,40}(?:\s?[|·•]\s?[^|·•]{1,40}){2,12}")
_ADDRESS = r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}"
_AGENCIES = (
    r"(?:(?:the )?(?:AFP|Agence France-Presse|Reuters|AP|Associated Press|dpa|EFE|ANSA|Xinhua|Kyodo|Yonhap|TASS"
    r"|Interfax|Anadolu(?: Agency)?|PTI|ANI|IANS|UPI|Bloomberg|PA(?: Media)?|agencies|wires))"
)
_ABOUT = r".{2,60} is an? .{0,40}\b(?:writer|reporter|correspondent|editor|producer|columnist)\b[^.]{0,60}\."
_FOLLOW = r"follow (?:him|her|them|me|us|@\w{1,30}|[^.]{2,40}) on (?:twitter|x|facebook|instagram)\b.{0,80}"
# Who wrote it, before where to follow them.
ABOUT = re.compile(_ABOUT, re.IGNORECASE)
CREDIT_AT_END = re.compile(
    r"[(\[—-]{0,2}\s?(?:(?:additional )?(?:reporting|writing|editing|compiled|written|edited|translated) by .{2,300}"
    r"|.{2,120} contributed to this (?:report|story|article)\.?"
    rf"|(?:contact|e-?mail|reach) (?:(?:\S+ ){{1,6}}at|(?:\S+ ){{0,4}}\S+:) {_ADDRESS}.{{0,300}}"
    r"|.{2,60} is an? .{2,60}\b(?:writer|reporter|correspondent|editor)\b.{0,60}\b(?:reach(?:ed)?|contact|e-?mail)\b"
    rf".{{0,60}}{_ADDRESS}.{{0,200}}"
    rf"|(?:{_ABOUT} )?{_FOLLOW}"
    r"|contributing: [^.]{2,200}\.?"
    r"|with (?:additional )?(?:inputs?|files?|material|information|reporting|reports) from [^.]{2,80}\.?"
    rf"|(?<=[-–—]\s){_AGENCIES}|source: [^().]{{2,60}}"
    rf"|(?:with|source:|via) {_AGENCIES}(?:(?:,| and|/|,? &) ?{_AGENCIES}){{0,4}}\.?"
    r"|(?:with )?(?:agencies|wires|wire reports|staff and wire reports)(?:[,/] .{0,30})?)",
    re.IGNORECASE,
)
AFTER_SENTENCE = re.compile(r"(?:[a-z\d)][.!?][”\"’)]{0,2}|[.!?][”\"’)]{1,2})\s+(?=(?:[(\[]|[-—]\s)?[A-Z])")
SIGNATURE = re.compile(r"(?:--|[–—-])\s?[A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{0,20}){1,3}")
_PICTURE = r"(?:file )?(?:photo|photograph|picture|image)s?"
_AGENCY = r"(?:AFP|Reuters|AP|EPA|Xinhua|Anadolu)"
# An agency in brackets after a sentence may be that of the report: only with a picture's words or a slash is it a
# caption's.
CAPTION = re.compile(
    rf"(?:[\[(]?(?:{_PICTURE}|video|graphic|map|illustration)(?: (?:by|credit|courtesy of)\b|:).{{0,400}}"
    r"|[\[(]?(?:file (?:photo|picture|image)|(?:image|photo|slide) \d{1,3} of\b).{0,500}"
    r"|courtesy(?: of|:) [^.]{2,60}|.{0,300}(?:view|show|hide) (?:full )?caption\b.{0,100}"
    r"|buy (?:this )?(?:photo|picture)\b.{0,500}|image (?:copyright|caption)\b.{0,400}"
    rf"|[\[(][^()\[\]]{{0,60}}\b{_PICTURE}\b[^()\[\]]{{0,80}}[\])]"
    rf"|.{{0,500}}[\[(](?:{_PICTURE}(?: by\b|:|/| courtesy\b| credit\b)[^()\[\]]{{2,150}}"
    rf"|[^()\[\]]{{0,60}}(?:\b{_AGENCY} (?:Photo|Images)|/{_AGENCY}|Getty(?: Images)?)(?:/[^()\[\]]{{2,60}})?"
    r"|file photo|handout(?: photo)?)[\])]\.?"
    rf"|.{{5,500}}[.!?”\"]\s(?:{_PICTURE}(?: by|:| credit:?)|credit:)\s(?:[^.]|(?<=\b\w)\.){{2,100}}\.?"
    rf"|.{{0,500}}[\[(]published {WEEKDAY}, {DAY_OF_YEAR}[\])]"
    r"|.{0,400}(?:/|\bvia )Getty Images(?:/[\w ]{1,40})?)",
    re.IGNORECASE,
)
# A sentence below a picture or a video, with whose it is or when it was shown: "(Source: KQXB)".
CREDITED = re.compile(
    r".{0,500}[\[(](?:(?:Photo|Image|Picture|Video) )?(?:[Ss]ource|[Cc]redit|[Cc]ourtesy)(?: of)?:?"
    r" ?[A-Z][^()\[\]]{1,80}[\])]?\.?"
)
# The pictures of a gallery, and what stands below the last.
IMAGE = re.compile(r"\bimage \d{1,3} of /? ?\d{1,3}\b", re.IGNORECASE)
GALLERY_END = re.compile(r"\bback to gallery$", re.IGNORECASE)
SEEN = re.compile(
    r"\b(?:is|are) (?:seen|pictured|shown|photographed)\b,? "
    r"(?:in|inside|at|on|outside|near|during|after|before|with|here|behind|beside|next|along|over|through|from|left)\b"
    r"|^(?:in )?this (?:\w+ ){0,3}(?:photo|image|picture|still|frame grab)\b"
    r"|\b(?:poses?|posing) for (?:a|the) (?:photo|picture|camera)",
    re.IGNORECASE,
)
# Behind a headline the site's name: words with capitals, one of them of those that sites are called by.
_SITE = (
    r"(?:[KW][A-Z]{2,3}(?:-?TV)?\d{0,2}|\w[\w-]*\.(?:com|net|org|co\.\w\w|tv|info)|(?:\w*News\w*|Weather|TV|Radio"
    r"|(?:Channel|FOX|Fox|CBS|NBC|ABC)\s?\d{0,2}|Times|Post|Herald|Tribune|Gazette|Chronicle))"
)
SITE_TAIL = re.compile(
    rf"\s?(?:[-–—|»]|::)\s(?=(?:\S+\s){{0,12}}\W*{_SITE}\b)"
    r"(?:(?:[A-Z\d(][\w.,:&’'/()-]{0,40}|[\w-]{2,40}\.(?:com|net|org|tv|info)\S{0,40}|\|\w{1,40}|news[.,]?|weather,?|sports,?|[-–—|&:»]{1,2}|and|of|for|the|on|in)(?:\s|$)){1,16}$",
)
STAMP_BEHIND = re.compile(rf"\s(?=(?:posted|published|updated): (?:{WEEKDAY}|{MONTH}|\d))", re.IGNORECASE)
BREADCRUMB = re.compile(r"\s*(?:/|>|»|›|→|::)\s+")
BYLINE = re.compile(r"(?:By|BY|Written by|Story by|Words by)[: ]\s?(\S.{1,110})")
BYLINE_SMALL = frozenset(
    "and the of in at for with von van der den de del la le di da du dos das bin ibn al el y e i newsroom desk staff"
    " writer writers reporter reporters correspondent editor team agencies special to our news service".split()
)
CREDIT_WORDS = BYLINE_SMALL | frozenset(
    "by reporting writing editing compiled additional contributed this report story article wire services"
    " inputs input files material information reports from via source".split()
)
# Six figures are an hour whose colons a page's text has lost.
_CLOCK = r"(?:\d{6}|\d{1,2}(?:[:.]\d\d){0,2}\s?(?:[ap]\.?m\.?)?)"
# What stands before the date on a line of its own: an outlet's name, or a place. No verb has a capital.
_MASTHEAD = r"(?-i:[A-Z][\w.'’&-]{0,24}(?: (?:[A-Z][\w.'’&-]{0,24}|of|the|and|de|del|der|di|do|da|la|le)){0,5})"
STAMP = re.compile(
    rf"(?:(?:(?:first |last )?(?:published|posted|updated|modified|created|issued)(?: (?:on|at))?"
    r"|date(?: of publication| published)?)"
    rf"(?::?\s(?:{WEEKDAY}|{MONTH}|\d).{{0,80}}|:)?"
    rf"|(?:{_MASTHEAD}\s?[,|·•–—-]\s?|{_AGENCIES}\s)?(?:{WEEKDAY},?\s)?(?:{DAY_OF_YEAR}|{NUMERIC_DATE})"
    rf"(?:,?\s?[–—-]?\s?(?:at )?{_CLOCK}(?:\s?[A-Z]{{2,4}})?)?(?:\s?[|·•].{{0,80}}|,? by .{{2,60}})?"
    rf"|(?-i:{_AGENCIES})"
    r"|(?:views|comments|reads)\s?[:(]?\s?[\d,.]{1,12}\)?|\d{1,3} min(?:ute)?s? read)",
    re.IGNORECASE,
)
# A moment as stamps write it, and the other words of a line that holds nothing but moments and who wrote it.
_ZONE = r"(?: (?:[ECMP][DS]?T|GMT|UTC)\b)?"
MOMENT = re.compile(
    rf"\b(?:{_CLOCK}{_ZONE},? (?:on )?)?(?:{WEEKDAY}\.?,? )?(?:{DAY_OF_YEAR}|{NUMERIC_DATE})"
    rf"(?:,? ?[-–—]? ?(?:at )?{_CLOCK}{_ZONE})?",
    re.IGNORECASE,
)
STAMP_WORDS = frozenset("by on at and the last first story article published posted updated modified created".split())
# What a site prints beside its stamp, in a page pasted as one paragraph: buttons, counts. Of two numbers the second is
# a count too only where the first is none: what follows may begin with a figure.
TOOLS = re.compile(
    rf"(?:\s?\(updated \d{{4}} {NUMERIC_DATE}\)|\))?\s*"
    r"(?:(?:Print|Tweet|Share|E-?mail|Save|Pin|Like)(?:\s(?:Print|Tweet|Share|E-?mail|Save|Pin|Like)){1,5}"
    r"(?:\sViews\s[\d,]{1,9})?"
    r"|Get short URL(?:\sTopic\s[^.()]{5,80}\s\(\d{1,5}\))?(?:\s0\s\d{1,6}|\s\d{1,6})?)"
)
# A page pasted as one paragraph: its stamp runs into the lead, perhaps after the headline and the agency.
RUN_IN = re.compile(
    rf"(?:[^.]{{10,300}}?\s(?=(?-i:{_AGENCIES})\s(?:{WEEKDAY},?\s)?\d))?"
    rf"\s*(?P<stamp>(?:(?-i:{_AGENCIES})\s)?"
    r"(?:(?:(?:first )?(?:published|posted)|date of publication)(?: on)?:?\s)?"
    rf"(?:{WEEKDAY},?\s)?(?:{DAY_OF_YEAR}|{NUMERIC_DATE})(?:,? (?:at )?\d{{1,2}}:\d\d(?::\d\d)?| \d{{6}})?)"
    rf"(?P<tools>(?-i:{TOOLS.pattern}))?"
    r"\s+(?=[“\"‘'(]?(?-i:[A-Z0-9]))",
    re.IGNORECASE,
)
AGENCY_STAMP = re.compile(rf"({_AGENCIES})(?: (?:{WEEKDAY},? )?(?:{DAY_OF_YEAR}|{NUMERIC_DATE})|$)")
AGENCY_BEFORE = re.compile(rf"\s*{_AGENCIES}(?=\s+[“\"A-Z])")
# The hour at which an entry of a live blog was written, before its text: "13:10 Police say", "12.05pm – Rain".
ENTRY = re.compile(r"(?:\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?)(?:\s?[A-Z]{2,4})?(?:\s?[|·•:–—-])?\s+(?=[“\"A-Z])")
# A film's length and title, which is no sentence: "1:24 Fort Lunde From Above".
FILM = re.compile(r"(\d{1,2}:\d\d) (?=[A-Z'‘“\"\d]).{5,120}(?<![.!])")
# A site's name above a report: at most three words, each with a capital, perhaps with what the site says of itself.
_NAME = r"[A-Z\u00c0-\u024f][\w.'’&-]{0,24}"
SITE_NAME = re.compile(rf"{_NAME}(?: {_NAME}){{0,2}}(?:\s[|–-]\s.{{2,60}})?")
STAMP_DATE = re.compile(rf"{DAY_OF_YEAR}|{NUMERIC_DATE}", re.IGNORECASE)

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƠƯ]"
_PLACE = rf"{_UPPER}(?:{_UPPER}|['’.-]){{1,25}}(?: (?:{_UPPER}|['’.-]){{1,25}}){{0,3}}"
_REGION = r"(?:, [A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2})?"
_ON = rf", (?:{WEEKDAY},? )?(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?"
# … as a site's own stamp: "LIMA (May 3, 2021) –".
_DAY = rf"(?:{_ON}| \({MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\))?"
_CREDIT = r"[A-Z][\w.&/'’ -]{1,40}"
_KNOWN = r"(?:[A-Z]{2}[\w.&/'’ -]{0,40}|Reuters|Bloomberg|Yonhap|Kyodo|Xinhua|Anadolu|Interfax)"
_DASH, _CLOSE_DASH = r"\s?(?:--|[-–—―])\s", r"\s?(?:--|[-–—―])\s?"
# Behind a place in capitals a long dash needs no blank before a sentence: "LISBON—Two".
_LONG_DASH = r"(?:--|[—―])(?=[“\"‘]?[A-Z])"
# Place in capitals, with or without agency; place in ordinary letters only with an agency; agency alone; a place in
# capitals with the day, closed by a full stop ("LIMA, 3 May. /ANB/. Two"); a date with its year alone.
DATELINE = re.compile(
    rf"(?:(?:{_PLACE}/)?{_PLACE}{_REGION}{_DAY}(?:,? \((?P<a>{_CREDIT})\){_CLOSE_DASH}|{_DASH}|{_LONG_DASH})"
    rf"|[A-Z][\w.'’-]{{1,20}}(?: (?:[A-Z][\w.'’-]{{1,20}}|de|da|do|del|es|la|au|al)){{0,3}}{_REGION}{_DAY}"
    rf",? \((?P<b>{_KNOWN})\){_DASH}"
    rf"|\((?P<c>{_CREDIT})\){_CLOSE_DASH}"
    rf"|{_PLACE}{_REGION}{_ON}(?: \((?P<e>{_CREDIT})\))?[.:] (?:/(?P<d>{_CREDIT})/[.:]? )?(?=[“\"‘A-Z\d])"
    rf"|(?:{WEEKDAY},? )?{MONTH} \d{{1,2}}, \d{{4}}{_DASH}(?=[“\"‘A-Z\d]))(?=\S)"
)
DATELINE_ALONE = re.compile(
    rf"{_PLACE}{_REGION}{_DAY}(?:,? \({_CREDIT}\))?\s?(?:--|[-–—―])|(?=.*\d){_PLACE}{_REGION}{_DAY}"
)
# In capitals before a dash, but no place.
LABELS = frozenset(
    "EXCLUSIVE WATCH UPDATE UPDATED BREAKING VIDEO LIVE OPINION ANALYSIS EXPLAINER CORRECTION NOTE PHOTOS GALLERY"
    " EDITORIAL READ MORE LISTEN WARNING DEVELOPING RELATED ALSO DEAD MISSING INJURED".split()
)
