"""Countries and the seats of their governments, and the states of America."""

from __future__ import annotations

# Seats of governments and their countries, both in normal words. A closed list of common knowledge.
COUNTRIES = {
    seat.strip(): country
    for country, seats in (
        line.split(":")
        for line in """
afghanistan:kabul|albania:tirana|algeria:algiers|angola:luanda|argentina:buenos aires|armenia:yerevan
australia:canberra|austria:vienna|azerbaijan:baku|bahrain:manama|bangladesh:dhaka|belarus:minsk|belgium:brussels
bolivia:la paz|bosnia:sarajevo|botswana:gaborone|brazil:brasilia|britain:london|bulgaria:sofia|burundi:bujumbura
cambodia:phnom penh|cameroon:yaounde|canada:ottawa|chad:ndjamena|chile:santiago|china:beijing|colombia:bogota
congo:kinshasa|costa rica:san jose|croatia:zagreb|cuba:havana|cyprus:nicosia|denmark:copenhagen|ecuador:quito
egypt:cairo|eritrea:asmara|estonia:tallinn|ethiopia:addis ababa|finland:helsinki|france:paris|gabon:libreville
georgia:tbilisi|germany:berlin|ghana:accra|greece:athens|guinea:conakry|haiti:port au prince|honduras:tegucigalpa
hungary:budapest|iceland:reykjavik|india:new delhi,delhi|indonesia:jakarta|iran:tehran|iraq:baghdad|ireland:dublin
israel:tel aviv,jerusalem|italy:rome|ivory coast:abidjan|jamaica:kingston|japan:tokyo|jordan:amman
kazakhstan:astana|kenya:nairobi|kosovo:pristina|kuwait:kuwait city|kyrgyzstan:bishkek|laos:vientiane|latvia:riga
lebanon:beirut|liberia:monrovia|libya:tripoli|lithuania:vilnius|madagascar:antananarivo|malawi:lilongwe
malaysia:kuala lumpur|mali:bamako|mauritania:nouakchott|mexico:mexico city|moldova:chisinau|mongolia:ulaanbaatar
montenegro:podgorica|morocco:rabat|mozambique:maputo|myanmar:naypyidaw|namibia:windhoek|nepal:kathmandu
netherlands:the hague|new zealand:wellington|nicaragua:managua|niger:niamey|nigeria:abuja|north korea:pyongyang
north macedonia:skopje|norway:oslo|oman:muscat|pakistan:islamabad|paraguay:asuncion|peru:lima|philippines:manila
poland:warsaw|portugal:lisbon|qatar:doha|romania:bucharest|russia:moscow,kremlin|rwanda:kigali|saudi arabia:riyadh
senegal:dakar|serbia:belgrade|sierra leone:freetown|slovakia:bratislava|slovenia:ljubljana|somalia:mogadishu
south africa:pretoria|south korea:seoul|south sudan:juba|spain:madrid|sri lanka:colombo|sudan:khartoum
sweden:stockholm|switzerland:bern|syria:damascus|taiwan:taipei|tajikistan:dushanbe|tanzania:dodoma|thailand:bangkok
togo:lome|tunisia:tunis|turkey:ankara|turkmenistan:ashgabat|uganda:kampala|ukraine:kyiv,kiev
united arab emirates:abu dhabi|united states:washington|uruguay:montevideo|uzbekistan:tashkent|venezuela:caracas
vietnam:hanoi|yemen:sanaa|zambia:lusaka|zimbabwe:harare
""".strip().replace("\n", "|").split("|")
    )
    for seat in seats.split(",")
}  # fmt: skip
LANDS = frozenset(COUNTRIES.values())
# American states by their names and short forms in news (Associated Press) and in the post, without full stops.
STATES = {
    short: name
    for line in """
alabama:ala al|alaska:ak|arizona:ariz az|arkansas:ark ar|california:calif ca|colorado:colo co|connecticut:conn ct
delaware:del de|florida:fla fl|georgia:ga|hawaii:hi|idaho:id|illinois:ill il|indiana:ind in|iowa:ia|kansas:kan ks
kentucky:ky|louisiana:la|maine:me|maryland:md|massachusetts:mass ma|michigan:mich mi|minnesota:minn mn
mississippi:miss ms|missouri:mo|montana:mont mt|nebraska:neb ne|nevada:nev nv|new hampshire:nh|new jersey:nj
new mexico:nm|new york:ny|north carolina:nc|north dakota:nd|ohio:oh|oklahoma:okla ok|oregon:ore or|pennsylvania:pa penn
rhode island:ri|south carolina:sc|south dakota:sd|tennessee:tenn tn|texas:tex tx|utah:ut|vermont:vt|virginia:va
washington:wash wa|west virginia:wva wv|wisconsin:wis wi|wyoming:wyo wy
""".strip().splitlines()
    for name, shorts in (entry.split(":") for entry in line.split("|"))
    for short in (name, *shorts.split())
}  # fmt: skip
