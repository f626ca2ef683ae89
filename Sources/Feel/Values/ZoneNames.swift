/// The named time zones known to the language, from the IANA time zone database.
///
/// One group per line: minutes east of UTC in standard time, the daylight rule, the names.
/// The rules are those in force today; `-` has none. Zones with a rule of their own that is
/// shared by no other country are kept at their standard time.
let zoneNameLines = """
    -720 - Etc/GMT+12
    -660 - Etc/GMT+11 Pacific/Midway Pacific/Niue Pacific/Pago_Pago Pacific/Samoa US/Samoa
    -600 - Etc/GMT+10 Pacific/Honolulu Pacific/Johnston Pacific/Rarotonga Pacific/Tahiti
    -600 - US/Hawaii
    -600 US America/Adak America/Atka US/Aleutian
    -570 - Pacific/Marquesas
    -540 - Etc/GMT+9 Pacific/Gambier
    -540 US America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka
    -540 US America/Yakutat US/Alaska
    -480 - Etc/GMT+8 Pacific/Pitcairn
    -480 US America/Ensenada America/Los_Angeles America/Santa_Isabel America/Tijuana
    -480 US America/Vancouver Canada/Pacific Mexico/BajaNorte US/Pacific
    -420 - America/Creston America/Dawson America/Dawson_Creek America/Fort_Nelson
    -420 - America/Hermosillo America/Mazatlan America/Phoenix America/Whitehorse Canada/Yukon
    -420 - Etc/GMT+7 Mexico/BajaSur US/Arizona
    -420 US America/Boise America/Cambridge_Bay America/Ciudad_Juarez America/Denver
    -420 US America/Edmonton America/Inuvik America/Shiprock America/Yellowknife
    -420 US Canada/Mountain US/Mountain
    -360 - America/Bahia_Banderas America/Belize America/Chihuahua America/Costa_Rica
    -360 - America/El_Salvador America/Guatemala America/Managua America/Merida
    -360 - America/Mexico_City America/Monterrey America/Regina America/Swift_Current
    -360 - America/Tegucigalpa Canada/Saskatchewan Chile/EasterIsland Etc/GMT+6 Mexico/General
    -360 - Pacific/Easter Pacific/Galapagos
    -360 US America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Knox_IN
    -360 US America/Matamoros America/Menominee America/North_Dakota/Beulah
    -360 US America/North_Dakota/Center America/North_Dakota/New_Salem America/Ojinaga
    -360 US America/Rainy_River America/Rankin_Inlet America/Resolute America/Winnipeg
    -360 US Canada/Central US/Central US/Indiana-Starke
    -300 - America/Atikokan America/Bogota America/Cancun America/Cayman America/Coral_Harbour
    -300 - America/Eirunepe America/Guayaquil America/Jamaica America/Lima America/Panama
    -300 - America/Porto_Acre America/Rio_Branco Brazil/Acre Etc/GMT+5
    -300 US America/Detroit America/Fort_Wayne America/Grand_Turk America/Havana
    -300 US America/Indiana/Indianapolis America/Indiana/Marengo America/Indiana/Petersburg
    -300 US America/Indiana/Vevay America/Indiana/Vincennes America/Indiana/Winamac
    -300 US America/Indianapolis America/Iqaluit America/Kentucky/Louisville
    -300 US America/Kentucky/Monticello America/Louisville America/Montreal America/Nassau
    -300 US America/New_York America/Nipigon America/Pangnirtung America/Port-au-Prince
    -300 US America/Thunder_Bay America/Toronto Canada/Eastern US/East-Indiana US/Eastern
    -300 US US/Michigan
    -240 - America/Anguilla America/Antigua America/Aruba America/Barbados
    -240 - America/Blanc-Sablon America/Boa_Vista America/Campo_Grande America/Caracas
    -240 - America/Cuiaba America/Curacao America/Dominica America/Grenada America/Guadeloupe
    -240 - America/Guyana America/Kralendijk America/La_Paz America/Lower_Princes
    -240 - America/Manaus America/Marigot America/Martinique America/Montserrat
    -240 - America/Port_of_Spain America/Porto_Velho America/Puerto_Rico America/Santiago
    -240 - America/Santo_Domingo America/St_Barthelemy America/St_Kitts America/St_Lucia
    -240 - America/St_Thomas America/St_Vincent America/Tortola America/Virgin Brazil/West
    -240 - Chile/Continental Etc/GMT+4
    -240 US America/Glace_Bay America/Goose_Bay America/Halifax America/Moncton America/Thule
    -240 US Atlantic/Bermuda Canada/Atlantic
    -210 US America/St_Johns Canada/Newfoundland
    -180 - America/Araguaina America/Argentina/Buenos_Aires America/Argentina/Catamarca
    -180 - America/Argentina/ComodRivadavia America/Argentina/Cordoba America/Argentina/Jujuy
    -180 - America/Argentina/La_Rioja America/Argentina/Mendoza America/Argentina/Rio_Gallegos
    -180 - America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis
    -180 - America/Argentina/Tucuman America/Argentina/Ushuaia America/Asuncion America/Bahia
    -180 - America/Belem America/Buenos_Aires America/Catamarca America/Cayenne
    -180 - America/Cordoba America/Coyhaique America/Fortaleza America/Jujuy America/Maceio
    -180 - America/Mendoza America/Montevideo America/Paramaribo America/Punta_Arenas
    -180 - America/Recife America/Rosario America/Santarem America/Sao_Paulo Antarctica/Palmer
    -180 - Antarctica/Rothera Atlantic/Stanley Brazil/East Etc/GMT+3
    -180 US America/Miquelon
    -120 - America/Noronha Atlantic/South_Georgia Brazil/DeNoronha Etc/GMT+2
    -120 EU America/Godthab America/Nuuk America/Scoresbysund
    -60 - Atlantic/Cape_Verde Etc/GMT+1
    -60 EU Atlantic/Azores
    0 - Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry
    0 - Africa/Dakar Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott
    0 - Africa/Ouagadougou Africa/Sao_Tome Africa/Timbuktu America/Danmarkshavn
    0 - Atlantic/Reykjavik Atlantic/St_Helena Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0
    0 - Etc/Greenwich Etc/UCT Etc/UTC Etc/Universal Etc/Zulu GMT UTC
    0 EU Antarctica/Troll Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira
    0 EU Europe/Belfast Europe/Dublin Europe/Guernsey Europe/Isle_of_Man Europe/Jersey
    0 EU Europe/Lisbon Europe/London
    60 - Africa/Algiers Africa/Bangui Africa/Brazzaville Africa/Casablanca Africa/Douala
    60 - Africa/El_Aaiun Africa/Kinshasa Africa/Lagos Africa/Libreville Africa/Luanda
    60 - Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo Africa/Tunis Etc/GMT-1
    60 EU Africa/Ceuta Arctic/Longyearbyen Atlantic/Jan_Mayen Europe/Amsterdam Europe/Andorra
    60 EU Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest
    60 EU Europe/Busingen Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana
    60 EU Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris
    60 EU Europe/Podgorica Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo
    60 EU Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican
    60 EU Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich
    120 - Africa/Blantyre Africa/Bujumbura Africa/Cairo Africa/Gaborone Africa/Harare
    120 - Africa/Johannesburg Africa/Juba Africa/Khartoum Africa/Kigali Africa/Lubumbashi
    120 - Africa/Lusaka Africa/Maputo Africa/Maseru Africa/Mbabane Africa/Tripoli
    120 - Africa/Windhoek Asia/Beirut Asia/Gaza Asia/Hebron Asia/Jerusalem Asia/Tel_Aviv
    120 - Etc/GMT-2 Europe/Chisinau Europe/Kaliningrad Europe/Tiraspol
    120 EU Asia/Famagusta Asia/Nicosia Europe/Athens Europe/Bucharest Europe/Helsinki
    120 EU Europe/Kiev Europe/Kyiv Europe/Mariehamn Europe/Nicosia Europe/Riga Europe/Sofia
    120 EU Europe/Tallinn Europe/Uzhgorod Europe/Vilnius Europe/Zaporozhye
    180 - Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti
    180 - Africa/Kampala Africa/Mogadishu Africa/Nairobi Antarctica/Syowa Asia/Aden Asia/Amman
    180 - Asia/Baghdad Asia/Bahrain Asia/Damascus Asia/Istanbul Asia/Kuwait Asia/Qatar
    180 - Asia/Riyadh Etc/GMT-3 Europe/Istanbul Europe/Kirov Europe/Minsk Europe/Moscow
    180 - Europe/Simferopol Europe/Volgograd Indian/Antananarivo Indian/Comoro Indian/Mayotte
    210 - Asia/Tehran
    240 - Asia/Baku Asia/Dubai Asia/Muscat Asia/Tbilisi Asia/Yerevan Etc/GMT-4
    240 - Europe/Astrakhan Europe/Samara Europe/Saratov Europe/Ulyanovsk Indian/Mahe
    240 - Indian/Mauritius Indian/Reunion
    270 - Asia/Kabul
    300 - Antarctica/Mawson Antarctica/Vostok Asia/Almaty Asia/Aqtau Asia/Aqtobe Asia/Ashgabat
    300 - Asia/Ashkhabad Asia/Atyrau Asia/Dushanbe Asia/Karachi Asia/Oral Asia/Qostanay
    300 - Asia/Qyzylorda Asia/Samarkand Asia/Tashkent Asia/Yekaterinburg Etc/GMT-5
    300 - Indian/Kerguelen Indian/Maldives
    330 - Asia/Calcutta Asia/Colombo Asia/Kolkata
    345 - Asia/Kathmandu Asia/Katmandu
    360 - Asia/Bishkek Asia/Dacca Asia/Dhaka Asia/Kashgar Asia/Omsk Asia/Thimbu Asia/Thimphu
    360 - Asia/Urumqi Etc/GMT-6 Indian/Chagos
    390 - Asia/Rangoon Asia/Yangon Indian/Cocos
    420 - Antarctica/Davis Asia/Bangkok Asia/Barnaul Asia/Ho_Chi_Minh Asia/Hovd Asia/Jakarta
    420 - Asia/Krasnoyarsk Asia/Novokuznetsk Asia/Novosibirsk Asia/Phnom_Penh Asia/Pontianak
    420 - Asia/Saigon Asia/Tomsk Asia/Vientiane Etc/GMT-7 Indian/Christmas
    480 - Antarctica/Casey Asia/Brunei Asia/Choibalsan Asia/Chongqing Asia/Chungking
    480 - Asia/Harbin Asia/Hong_Kong Asia/Irkutsk Asia/Kuala_Lumpur Asia/Kuching Asia/Macao
    480 - Asia/Macau Asia/Makassar Asia/Manila Asia/Shanghai Asia/Singapore Asia/Taipei
    480 - Asia/Ujung_Pandang Asia/Ulaanbaatar Asia/Ulan_Bator Australia/Perth Australia/West
    480 - Etc/GMT-8
    525 - Australia/Eucla
    540 - Asia/Chita Asia/Dili Asia/Jayapura Asia/Khandyga Asia/Pyongyang Asia/Seoul
    540 - Asia/Tokyo Asia/Yakutsk Etc/GMT-9 Pacific/Palau
    570 - Australia/Darwin Australia/North
    570 AU Australia/Adelaide Australia/Broken_Hill Australia/South Australia/Yancowinna
    600 - Antarctica/DumontDUrville Asia/Ust-Nera Asia/Vladivostok Australia/Brisbane
    600 - Australia/Lindeman Australia/Queensland Etc/GMT-10 Pacific/Chuuk Pacific/Guam
    600 - Pacific/Port_Moresby Pacific/Saipan Pacific/Truk Pacific/Yap
    600 AU Antarctica/Macquarie Australia/ACT Australia/Canberra Australia/Currie
    600 AU Australia/Hobart Australia/Melbourne Australia/NSW Australia/Sydney
    600 AU Australia/Tasmania Australia/Victoria
    630 - Australia/LHI Australia/Lord_Howe
    660 - Asia/Magadan Asia/Sakhalin Asia/Srednekolymsk Etc/GMT-11 Pacific/Bougainville
    660 - Pacific/Efate Pacific/Guadalcanal Pacific/Kosrae Pacific/Noumea Pacific/Pohnpei
    660 - Pacific/Ponape
    660 AU Pacific/Norfolk
    720 - Asia/Anadyr Asia/Kamchatka Etc/GMT-12 Pacific/Fiji Pacific/Funafuti
    720 - Pacific/Kwajalein Pacific/Majuro Pacific/Nauru Pacific/Tarawa Pacific/Wake
    720 - Pacific/Wallis
    720 NZ Antarctica/McMurdo Antarctica/South_Pole Pacific/Auckland
    765 NZ Pacific/Chatham
    780 - Etc/GMT-13 Pacific/Apia Pacific/Enderbury Pacific/Fakaofo Pacific/Kanton
    780 - Pacific/Tongatapu
    840 - Etc/GMT-14 Pacific/Kiritimati
    """
