//! Folding: the form of text that search and filters compare, without case and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` folded: compatibility decomposition, marks stripped, case folded, and Latin letters that do not decompose
/// (ß ø ł đ þ æ œ …) written with the plain ones. Folding what is folded changes nothing.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

/// Appends `text` folded to `out`. ASCII text takes a path without decomposition.
pub fn fold_into(out: &mut String, text: &str) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
        return;
    }
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        // The lower case of a letter may itself decompose or carry a mark (İ does).
        for lower in c.to_lowercase().nfkd().filter(|c| !is_combining_mark(*c)) {
            push_plain(out, lower);
        }
    }
}

/// The folded words of `text`: runs of letters and digits, in their order.
pub fn fold_words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A lower-case letter without decomposition, as plain letters. Greek final sigma is a case form of sigma.
fn push_plain(out: &mut String, c: char) {
    let plain = match c {
        'ß' => "ss",
        'æ' | 'ǣ' => "ae",
        'œ' => "oe",
        'ø' | 'ɵ' | 'ɔ' | 'ⱺ' => "o",
        'ł' | 'ƚ' | 'ɫ' | 'ⱡ' => "l",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'þ' => "th",
        'ħ' | 'ⱨ' => "h",
        'ı' | 'ɨ' | 'ɩ' => "i",
        'ŋ' => "ng",
        'ɲ' | 'ƞ' => "n",
        'ŧ' | 'ƭ' | 'ʈ' | 'ⱦ' => "t",
        'ƀ' | 'ɓ' | 'ƃ' => "b",
        'ƈ' | 'ȼ' => "c",
        'ə' | 'ǝ' | 'ɛ' | 'ɇ' | 'ⱸ' => "e",
        'ƒ' => "f",
        'ǥ' | 'ɠ' => "g",
        'ĸ' => "q",
        'ƙ' | 'ⱪ' => "k",
        'ƥ' | 'ᵽ' => "p",
        'ɉ' => "j",
        'ɍ' | 'ɽ' => "r",
        'ȿ' => "s",
        'ʉ' | 'ʊ' => "u",
        'ʋ' => "v",
        'ɏ' | 'ƴ' => "y",
        'ƶ' | 'ȥ' | 'ɀ' | 'ⱬ' => "z",
        'ⱥ' => "a",
        'ς' => "σ",
        _ => {
            out.push(c);
            return;
        }
    };
    out.push_str(plain);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{fold, fold_words};

    #[test]
    fn case_accents_and_latin_letters_fold() {
        for (text, folded) in [
            ("", ""),
            ("Hello", "hello"),
            ("José", "jose"),
            ("JOSE\u{301}", "jose"),
            ("Straße", "strasse"),
            ("STRAẞE", "strasse"),
            ("Ødegård", "odegard"),
            ("Łukasz Wiśniewski", "lukasz wisniewski"),
            ("Đorđe", "dorde"),
            ("Þór", "thor"),
            ("Ægir Œuvre", "aegir oeuvre"),
            ("Nguyễn", "nguyen"),
            ("İstanbul Yılmaz", "istanbul yilmaz"),
            ("ﬁnance Ｆｕｌｌ ①", "finance full 1"),
            ("Γιώργος", "γιωργοσ"),
            ("ΓΙΏΡΓΟΣ", "γιωργοσ"),
            ("Йод Ёлка", "иод елка"),
            ("مُحَمَّد", "محمد"),
            ("李", "李"),
            ("Ħal Ŧesti Ŋ", "hal testi ng"),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(fold_words("  O'Brien-Smith, José 3rd "), ["o", "brien", "smith", "jose", "3rd"]);
        assert!(fold_words(" … ").is_empty());
    }

    #[test]
    fn every_character_folds_once() {
        // Past the alphabets: ideographs and Hangul syllables, then unassigned planes, which fold to themselves or to jamo.
        for c in ('\0'..'\u{3400}').chain('\u{A000}'..'\u{AC80}').chain('\u{F900}'..='\u{1F200}') {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{c:?} U+{:04X}", c as u32);
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
