//! Currencies by their ISO 4217 codes, and the signs and words that stand for them.

use super::read::quoted;
use crate::identity::fold;

/// Codes in use, and two that files from before their end still carry.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP \
     CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR \
     IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK \
     MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD \
     SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW \
     ZWG";

/// What `$` can mean, the most likely first.
const DOLLARS: &str = "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP CUP BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD";

/// Signs and words, folded and without a full stop, and the codes they can mean, the most likely first.
const SIGNS: &[(&str, &str)] = &[
    ("$", DOLLARS),
    ("dollar", DOLLARS),
    ("dollars", DOLLARS),
    ("us$", "USD"),
    ("ca$", "CAD"),
    ("c$", "CAD"),
    ("a$", "AUD"),
    ("au$", "AUD"),
    ("nz$", "NZD"),
    ("s$", "SGD"),
    ("hk$", "HKD"),
    ("nt$", "TWD"),
    ("mx$", "MXN"),
    ("r$", "BRL"),
    ("€", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("£", "GBP EGP FKP GIP LBP SHP SYP SDG SSP"),
    ("¥", "JPY CNY"),
    ("元", "CNY"),
    ("円", "JPY"),
    ("rmb", "CNY"),
    ("fr", "CHF"),
    ("sfr", "CHF"),
    ("kr", "SEK NOK DKK ISK"),
    ("₹", "INR"),
    ("rs", "INR PKR LKR NPR MUR SCR"),
    ("₽", "RUB"),
    ("руб", "RUB"),
    ("₺", "TRY"),
    ("tl", "TRY"),
    ("₪", "ILS"),
    ("₩", "KRW KPW"),
    ("₴", "UAH"),
    ("zl", "PLN"),
    ("kc", "CZK"),
    ("ft", "HUF"),
    ("lei", "RON MDL"),
    ("лв", "BGN"),
    ("₫", "VND"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₦", "NGN"),
    ("₵", "GHS"),
    ("gh₵", "GHS"),
    ("₡", "CRC"),
    ("₲", "PYG"),
    ("₸", "KZT"),
    ("₮", "MNT"),
    ("₼", "AZN"),
    ("₾", "GEL"),
    ("₭", "LAK"),
    ("៛", "KHR"),
    ("rm", "MYR"),
    ("rp", "IDR"),
    ("r", "ZAR"),
    ("ksh", "KES"),
];

/// Whether a text is a code, in capitals.
pub(crate) fn is_code(text: &str) -> bool {
    text.len() == 3 && CODES.split(' ').any(|code| code == text)
}

/// The codes that a code, sign or word can mean, the most likely first; none for what is no currency.
pub(crate) fn codes(unit: &str) -> Vec<&'static str> {
    let folded = fold(unit.trim_end_matches('.'));
    if let Some(code) = CODES.split(' ').find(|code| code.eq_ignore_ascii_case(&folded)) {
        return vec![code];
    }
    SIGNS.iter().find(|(sign, _)| fold(sign) == folded).map(|(_, codes)| codes.split(' ').collect()).unwrap_or_default()
}

/// Checks what stands beside an amount against the currency of its field; a field without one takes any currency.
///
/// # Errors
/// The reason.
pub(crate) fn check(text: &str, unit: &str, currency: Option<&str>) -> Result<(), String> {
    let meant = codes(unit);
    match currency {
        _ if meant.is_empty() => Err(match currency {
            Some(code) => format!("{} is not an amount: {} is no currency; write a number in {code}", quoted(text), quoted(unit)),
            None => format!("{} is not an amount: {} is no currency; write the number alone", quoted(text), quoted(unit)),
        }),
        Some(code) if !meant.iter().any(|known| known.eq_ignore_ascii_case(code)) => {
            let named = if is_code(unit) { unit.to_owned() } else { format!("{} ({})", unit, meant[0]) };
            Err(format!("{} is in {named}, but amounts here are in {code}: convert it first", quoted(text)))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{CODES, SIGNS, check, codes, is_code};

    #[test]
    fn signs_and_codes_name_currencies() {
        for (unit, code) in [("eur", "EUR"), ("€", "EUR"), ("$", "USD"), ("Kč", "CZK"), ("zł", "PLN"), ("kr.", "SEK"), ("Fr.", "CHF")] {
            assert_eq!(codes(unit).first(), Some(&code), "{unit}");
        }
        assert!(codes("km").is_empty() && codes("").is_empty() && !is_code("eur") && is_code("EUR"));
        for (sign, meant) in SIGNS {
            assert!(meant.split(' ').all(|code| CODES.split(' ').any(|known| known == code)), "{sign}");
        }
    }

    #[test]
    fn another_currency_is_refused_with_both_names() {
        assert_eq!(check("$5", "$", Some("CAD")), Ok(()));
        assert_eq!(check("5 GBP", "GBP", None), Ok(()));
        let reason = check("£5", "£", Some("EUR")).unwrap_err();
        assert!(reason.contains("GBP") && reason.contains("EUR"), "{reason}");
        assert!(check("5 km", "km", Some("EUR")).unwrap_err().contains("no currency"));
    }
}
