"""Countries and the seats of their governments."""

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
