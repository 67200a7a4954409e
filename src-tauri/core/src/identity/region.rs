//! Countries and territories: the region that reads national phone numbers.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{fold, trim_padding};

/// A country or territory with telephone numbers of its own, by its ISO 3166 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Region(&'static str);

/// The United States, for a workspace whose region was never set.
impl Default for Region {
    fn default() -> Self {
        Self("US")
    }
}

impl Region {
    /// Reads an ISO 3166-1 alpha-2 code or an English name, case and accents aside: `ES`, `spain`, `USA`, `Côte d'Ivoire`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = trim_padding(text);
        if text.is_empty() || text.len() > 60 {
            return None;
        }
        BY_WORD.get(&bare(text)).copied()
    }

    /// The ISO 3166-1 alpha-2 code, upper case.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The English name.
    pub fn name(self) -> &'static str {
        REGIONS.iter().find(|(code, _)| *code == self.0).map_or(self.0, |(_, name)| name)
    }

    /// Every region, ordered by name.
    pub fn all() -> impl Iterator<Item = Self> {
        REGIONS.iter().map(|(code, _)| Self(code))
    }

    /// Whether people there write the month first in numeric dates.
    pub fn writes_month_first(self) -> bool {
        matches!(self.0, "US" | "PR" | "GU" | "VI" | "AS" | "MP" | "PH" | "PW" | "FM" | "MH")
    }

    /// The mark before the decimals of numbers there: `.` or `,`.
    pub fn decimal_mark(self) -> char {
        if DECIMAL_COMMA.split(' ').any(|code| code == self.0) { ',' } else { '.' }
    }
}

/// Where a decimal comma is written, by CLDR 48: in the likely language of the country, or in its official one where CLDR has
/// no numbers for that.
const DECIMAL_COMMA: &str = "AD AL AM AO AR AT AW AX AZ BA BE BF BG BI BJ BL BN BO BQ BR BY CD CF CG CI CL CM CO CR CV CW CY CZ DE DJ DK DZ EC EE \
     ES FI FO FR GA GE GF GL GN GP GQ GR GW HR HT HU ID IS IT KG KZ LA LB LT LU LV LY MA MC MD ME MF MK MQ MR MU MZ NA NC \
     NL NO PF PL PM PT PY RE RO RS RU RW SC SE SI SJ SK SM SN SR ST TG TJ TL TM TN TR UA UY UZ VA VE VN WF XK YT ZA";

/// Letters of a name without case, accents, punctuation and the words that vary ("the", "and").
fn bare(name: &str) -> String {
    let folded = fold(name);
    let words = folded
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '.'))
        .filter(|word| !matches!(*word, "the" | "and" | "of"));
    words.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect()
}

/// Codes, names and aliases, as [`bare`] leaves them.
static BY_WORD: LazyLock<HashMap<String, Region>> = LazyLock::new(|| {
    let codes = REGIONS.iter().map(|(code, _)| (code.to_ascii_lowercase(), Region(code)));
    let names = REGIONS.iter().map(|(code, name)| (bare(name), Region(code)));
    let aliases = ALIASES.iter().map(|(alias, code)| ((*alias).to_owned(), Region(code)));
    codes.chain(names).chain(aliases).collect()
});

/// Other names in use, as [`bare`] leaves them.
#[rustfmt::skip]
const ALIASES: &[(&str, &str)] = &[
    ("uk", "GB"), ("greatbritain", "GB"), ("britain", "GB"), ("england", "GB"), ("scotland", "GB"), ("wales", "GB"),
    ("northernireland", "GB"), ("gbr", "GB"), ("unitedkingdomgreatbritainnorthernireland", "GB"), ("usa", "US"), ("america", "US"),
    ("unitedstatesamerica", "US"), ("czechrepublic", "CZ"), ("holland", "NL"), ("korea", "KR"), ("republickorea", "KR"),
    ("korearepublic", "KR"), ("democraticpeoplesrepublickorea", "KP"), ("koreademocraticpeoplesrepublic", "KP"),
    ("russianfederation", "RU"), ("uae", "AE"), ("emirates", "AE"), ("macau", "MO"), ("hongkongsar", "HK"), ("hongkongsarchina", "HK"),
    ("mainlandchina", "CN"), ("peoplesrepublicchina", "CN"), ("prchina", "CN"), ("prc", "CN"), ("taiwanprovincechina", "TW"),
    ("republicchina", "TW"), ("iranislamicrepublic", "IR"), ("syrianarabrepublic", "SY"), ("boliviaplurinationalstate", "BO"),
    ("venezuelabolivarianrepublic", "VE"), ("moldovarepublic", "MD"), ("republicmoldova", "MD"), ("tanzaniaunitedrepublic", "TZ"),
    ("laopeoplesdemocraticrepublic", "LA"), ("bruneidarussalam", "BN"), ("capeverde", "CV"), ("ivorycoast", "CI"), ("swaziland", "SZ"),
    ("macedonia", "MK"), ("republicnorthmacedonia", "MK"), ("burma", "MM"), ("easttimor", "TL"), ("turkiye", "TR"), ("vatican", "VA"),
    ("holysee", "VA"), ("palestinestate", "PS"), ("statepalestine", "PS"), ("palestinianterritories", "PS"), ("drcongo", "CD"),
    ("drc", "CD"), ("congokinshasa", "CD"), ("democraticrepubliccongo", "CD"),
    ("congobrazzaville", "CG"), ("republiccongo", "CG"), ("republicireland", "IE"), ("eire", "IE"), ("deutschland", "DE"),
    ("federalrepublicgermany", "DE"), ("espana", "ES"), ("brasil", "BR"), ("schweiz", "CH"), ("suisse", "CH"), ("osterreich", "AT"),
    ("italia", "IT"), ("slovakrepublic", "SK"), ("bosnia", "BA"), ("stkittsnevis", "KN"), ("stlucia", "LC"), ("stvincent", "VC"),
    ("stvincentgrenadines", "VC"), ("aland", "AX"), ("kingdomsaudiarabia", "SA"), ("ksa", "SA"), ("kyrgyzrepublic", "KG"),
    ("micronesiafederatedstates", "FM"), ("esp", "ES"), ("deu", "DE"), ("fra", "FR"), ("ita", "IT"), ("nld", "NL"), ("ind", "IN"),
    ("aus", "AU"), ("jpn", "JP"), ("bra", "BR"), ("mex", "MX"), ("arg", "AR"), ("can", "CA"), ("che", "CH"), ("aut", "AT"), ("bel", "BE"),
    ("prt", "PT"), ("pol", "PL"), ("irl", "IE"), ("swe", "SE"), ("nor", "NO"), ("dnk", "DK"), ("chn", "CN"),
];

/// ISO 3166-1 codes and English short names, by name. Territories without a numbering plan are left out.
#[rustfmt::skip]
const REGIONS: &[(&str, &str)] = &[
    ("AF", "Afghanistan"), ("AX", "Åland Islands"), ("AL", "Albania"), ("DZ", "Algeria"), ("AS", "American Samoa"), ("AD", "Andorra"),
    ("AO", "Angola"), ("AI", "Anguilla"), ("AG", "Antigua and Barbuda"), ("AR", "Argentina"), ("AM", "Armenia"), ("AW", "Aruba"),
    ("AC", "Ascension Island"), ("AU", "Australia"), ("AT", "Austria"), ("AZ", "Azerbaijan"), ("BS", "Bahamas"), ("BH", "Bahrain"),
    ("BD", "Bangladesh"), ("BB", "Barbados"), ("BY", "Belarus"), ("BE", "Belgium"), ("BZ", "Belize"), ("BJ", "Benin"), ("BM", "Bermuda"),
    ("BT", "Bhutan"), ("BO", "Bolivia"), ("BA", "Bosnia and Herzegovina"), ("BW", "Botswana"), ("BR", "Brazil"),
    ("IO", "British Indian Ocean Territory"), ("VG", "British Virgin Islands"), ("BN", "Brunei"), ("BG", "Bulgaria"),
    ("BF", "Burkina Faso"), ("BI", "Burundi"), ("CV", "Cabo Verde"), ("KH", "Cambodia"), ("CM", "Cameroon"), ("CA", "Canada"),
    ("BQ", "Caribbean Netherlands"), ("KY", "Cayman Islands"), ("CF", "Central African Republic"), ("TD", "Chad"), ("CL", "Chile"),
    ("CN", "China"), ("CX", "Christmas Island"), ("CC", "Cocos (Keeling) Islands"), ("CO", "Colombia"), ("KM", "Comoros"),
    ("CG", "Congo"), ("CD", "Congo (Democratic Republic)"), ("CK", "Cook Islands"), ("CR", "Costa Rica"), ("CI", "Côte d’Ivoire"),
    ("HR", "Croatia"), ("CU", "Cuba"), ("CW", "Curaçao"), ("CY", "Cyprus"), ("CZ", "Czechia"), ("DK", "Denmark"), ("DJ", "Djibouti"),
    ("DM", "Dominica"), ("DO", "Dominican Republic"), ("EC", "Ecuador"), ("EG", "Egypt"), ("SV", "El Salvador"),
    ("GQ", "Equatorial Guinea"), ("ER", "Eritrea"), ("EE", "Estonia"), ("SZ", "Eswatini"), ("ET", "Ethiopia"), ("FK", "Falkland Islands"),
    ("FO", "Faroe Islands"), ("FJ", "Fiji"), ("FI", "Finland"), ("FR", "France"), ("GF", "French Guiana"), ("PF", "French Polynesia"),
    ("GA", "Gabon"), ("GM", "Gambia"), ("GE", "Georgia"), ("DE", "Germany"), ("GH", "Ghana"), ("GI", "Gibraltar"), ("GR", "Greece"),
    ("GL", "Greenland"), ("GD", "Grenada"), ("GP", "Guadeloupe"), ("GU", "Guam"), ("GT", "Guatemala"), ("GG", "Guernsey"),
    ("GN", "Guinea"), ("GW", "Guinea-Bissau"), ("GY", "Guyana"), ("HT", "Haiti"), ("HN", "Honduras"), ("HK", "Hong Kong"),
    ("HU", "Hungary"), ("IS", "Iceland"), ("IN", "India"), ("ID", "Indonesia"), ("IR", "Iran"), ("IQ", "Iraq"), ("IE", "Ireland"),
    ("IM", "Isle of Man"), ("IL", "Israel"), ("IT", "Italy"), ("JM", "Jamaica"), ("JP", "Japan"), ("JE", "Jersey"), ("JO", "Jordan"),
    ("KZ", "Kazakhstan"), ("KE", "Kenya"), ("KI", "Kiribati"), ("XK", "Kosovo"), ("KW", "Kuwait"), ("KG", "Kyrgyzstan"), ("LA", "Laos"),
    ("LV", "Latvia"), ("LB", "Lebanon"), ("LS", "Lesotho"), ("LR", "Liberia"), ("LY", "Libya"), ("LI", "Liechtenstein"),
    ("LT", "Lithuania"), ("LU", "Luxembourg"), ("MO", "Macao"), ("MG", "Madagascar"), ("MW", "Malawi"), ("MY", "Malaysia"),
    ("MV", "Maldives"), ("ML", "Mali"), ("MT", "Malta"), ("MH", "Marshall Islands"), ("MQ", "Martinique"), ("MR", "Mauritania"),
    ("MU", "Mauritius"), ("YT", "Mayotte"), ("MX", "Mexico"), ("FM", "Micronesia"), ("MD", "Moldova"), ("MC", "Monaco"),
    ("MN", "Mongolia"), ("ME", "Montenegro"), ("MS", "Montserrat"), ("MA", "Morocco"), ("MZ", "Mozambique"), ("MM", "Myanmar"),
    ("NA", "Namibia"), ("NR", "Nauru"), ("NP", "Nepal"), ("NL", "Netherlands"), ("NC", "New Caledonia"), ("NZ", "New Zealand"),
    ("NI", "Nicaragua"), ("NE", "Niger"), ("NG", "Nigeria"), ("NU", "Niue"), ("NF", "Norfolk Island"), ("KP", "North Korea"),
    ("MK", "North Macedonia"), ("MP", "Northern Mariana Islands"), ("NO", "Norway"), ("OM", "Oman"), ("PK", "Pakistan"), ("PW", "Palau"),
    ("PS", "Palestine"), ("PA", "Panama"), ("PG", "Papua New Guinea"), ("PY", "Paraguay"), ("PE", "Peru"), ("PH", "Philippines"),
    ("PL", "Poland"), ("PT", "Portugal"), ("PR", "Puerto Rico"), ("QA", "Qatar"), ("RE", "Réunion"), ("RO", "Romania"), ("RU", "Russia"),
    ("RW", "Rwanda"), ("BL", "Saint Barthélemy"), ("SH", "Saint Helena"), ("KN", "Saint Kitts and Nevis"), ("LC", "Saint Lucia"),
    ("MF", "Saint Martin"), ("PM", "Saint Pierre and Miquelon"), ("VC", "Saint Vincent and the Grenadines"), ("WS", "Samoa"),
    ("SM", "San Marino"), ("ST", "Sao Tome and Principe"), ("SA", "Saudi Arabia"), ("SN", "Senegal"), ("RS", "Serbia"),
    ("SC", "Seychelles"), ("SL", "Sierra Leone"), ("SG", "Singapore"), ("SX", "Sint Maarten"), ("SK", "Slovakia"), ("SI", "Slovenia"),
    ("SB", "Solomon Islands"), ("SO", "Somalia"), ("ZA", "South Africa"), ("KR", "South Korea"), ("SS", "South Sudan"), ("ES", "Spain"),
    ("LK", "Sri Lanka"), ("SD", "Sudan"), ("SR", "Suriname"), ("SJ", "Svalbard and Jan Mayen"), ("SE", "Sweden"), ("CH", "Switzerland"),
    ("SY", "Syria"), ("TW", "Taiwan"), ("TJ", "Tajikistan"), ("TZ", "Tanzania"), ("TH", "Thailand"), ("TL", "Timor-Leste"),
    ("TG", "Togo"), ("TK", "Tokelau"), ("TO", "Tonga"), ("TT", "Trinidad and Tobago"), ("TA", "Tristan da Cunha"), ("TN", "Tunisia"),
    ("TR", "Turkey"), ("TM", "Turkmenistan"), ("TC", "Turks and Caicos Islands"), ("TV", "Tuvalu"), ("UG", "Uganda"), ("UA", "Ukraine"),
    ("AE", "United Arab Emirates"), ("GB", "United Kingdom"), ("US", "United States"), ("UY", "Uruguay"), ("VI", "US Virgin Islands"),
    ("UZ", "Uzbekistan"), ("VU", "Vanuatu"), ("VA", "Vatican City"), ("VE", "Venezuela"), ("VN", "Vietnam"), ("WF", "Wallis and Futuna"),
    ("EH", "Western Sahara"), ("YE", "Yemen"), ("ZM", "Zambia"), ("ZW", "Zimbabwe"),
];

#[cfg(test)]
mod tests {
    use super::{ALIASES, DECIMAL_COMMA, REGIONS, Region, bare};

    #[test]
    fn codes_and_english_names_are_read() {
        for (text, code) in [
            ("ES", "ES"),
            ("es", "ES"),
            (" Spain ", "ES"),
            ("SPAIN", "ES"),
            ("usa", "US"),
            ("U.S.A.", "US"),
            ("United States of America", "US"),
            ("the united states", "US"),
            ("UK", "GB"),
            ("Czech Republic", "CZ"),
            ("South Korea", "KR"),
            ("Korea, Republic of", "KR"),
            ("Russia", "RU"),
            ("Russian Federation", "RU"),
            ("Cote d'Ivoire", "CI"),
            ("Ivory Coast", "CI"),
            ("Vietnam", "VN"),
            ("Türkiye", "TR"),
            ("The Netherlands", "NL"),
            ("Trinidad & Tobago", "TT"),
            ("Hong Kong", "HK"),
            ("UAE", "AE"),
            ("Curacao", "CW"),
            ("Bosnia and Herzegovina", "BA"),
        ] {
            assert_eq!(Region::parse(text).map(Region::code), Some(code), "{text:?}");
        }
        for text in ["", "ZZ", "Europe", "1", "Atlantis", "no"] {
            assert_eq!(Region::parse(text).map(Region::code), if text == "no" { Some("NO") } else { None }, "{text:?}");
        }
    }

    #[test]
    fn decimal_marks_follow_the_language_of_the_country() {
        let marks = |codes: &str| codes.split(' ').map(|code| Region::parse(code).unwrap().decimal_mark()).collect::<String>();
        assert_eq!(marks("US GB IE CA MX JP CN IN AU CH LI IL TH PE KE"), "...............");
        assert_eq!(marks("DE AT FR ES IT NL BE PT BR AR PL SE NO DK TR RU ZA VN ID"), ",,,,,,,,,,,,,,,,,,,");
        for code in DECIMAL_COMMA.split(' ') {
            assert!(REGIONS.iter().any(|(known, _)| *known == code), "{code}");
        }
    }

    #[test]
    fn the_tables_are_sound() {
        for (code, name) in REGIONS {
            assert_eq!(Region::parse(code).map(Region::code), Some(*code));
            assert_eq!(Region::parse(name).map(Region::code), Some(*code), "{name}");
            assert!(rlibphonenumber::PHONE_NUMBER_UTIL.get_country_code_for_region(code.parse().unwrap()).is_some(), "{code} has phones");
        }
        for (alias, code) in ALIASES {
            assert!(REGIONS.iter().any(|(known, _)| known == code), "{alias}");
            assert!(alias.len() == 2 || REGIONS.iter().all(|(_, name)| bare(name) != *alias), "{alias} is a name already");
        }
        let mut codes: Vec<_> = Region::all().map(Region::code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), REGIONS.len());
    }
}
