//! Numbers as people write them. Nothing is rounded: what a stored number could not give back is refused.

use super::read::quoted;

/// A number keeps this many significant digits exactly.
const MAX_DIGITS: usize = 15;
/// Longer texts are no numbers; the longest one that can be kept, printed without an exponent, is shorter.
const MAX_TEXT: usize = 1_000;

/// A number with what stands beside it: a currency or a per cent sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Amount<'a> {
    pub(crate) value: f64,
    /// In front of the number; empty for nothing.
    pub(crate) before: &'a str,
    /// Behind it; empty for nothing.
    pub(crate) after: &'a str,
}

impl<'a> Amount<'a> {
    /// What stands beside the number.
    pub(crate) fn units(&self) -> impl Iterator<Item = &'a str> {
        [self.before, self.after].into_iter().filter(|unit| !unit.is_empty())
    }
}

/// Reads a number with nothing beside it.
///
/// # Errors
/// The reason, with the way it should be written where that is known.
pub(crate) fn parse(text: &str, mark: char) -> Result<f64, String> {
    let amount = parse_amount(text, mark)?;
    match amount.units().next() {
        None => Ok(amount.value),
        Some(unit) => {
            Err(format!("{} is not a plain number: write {} without {}", quoted(text), spelled(amount.value, mark), quoted(unit)))
        }
    }
}

/// Reads a number that may have a unit before or behind it. `mark` stands before decimals; the other one parts groups of
/// digits, as spaces and apostrophes do. Minus, also in Unicode or behind the number; parentheses for less than nothing; `1e5`.
///
/// # Errors
/// As for [`parse`].
pub(crate) fn parse_amount(text: &str, mark: char) -> Result<Amount<'_>, String> {
    let other = if mark == '.' { ',' } else { '.' };
    let Some(peeled) = Peeled::of(text) else { return Err(format!("{} is not a number", quoted(text))) };
    let value = match digits(peeled.body, mark) {
        Some(digits) => digits.value(text)?,
        None => {
            let meant = digits(peeled.body, other).and_then(|digits| digits.value(text).ok());
            return Err(match meant {
                Some(value) => format!("{} is not a number here: write {}", quoted(text), spelled(peeled.signed(value), mark)),
                None => format!("{} is not a number", quoted(text)),
            });
        }
    };
    Ok(Amount { value: peeled.signed(value), before: peeled.before, after: peeled.after })
}

/// The shortest plain decimal that reads as the same number: no exponent, a point before decimals.
pub(crate) fn plain(number: f64) -> String {
    (number + 0.0).to_string()
}

/// How many decimals a number has.
pub(crate) fn decimals(number: f64) -> usize {
    plain(number).split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// A number as it is typed where decimals stand behind `mark`.
pub(crate) fn spelled(number: f64, mark: char) -> String {
    plain(number).replace('.', mark.encode_utf8(&mut [0; 4]))
}

/// What is left of a text once sign, parentheses and unit are off.
struct Peeled<'a> {
    negative: bool,
    body: &'a str,
    before: &'a str,
    after: &'a str,
}

impl<'a> Peeled<'a> {
    fn of(text: &'a str) -> Option<Self> {
        if text.len() > MAX_TEXT {
            return None;
        }
        let mut body = text;
        let (mut sign, mut opened, mut closed, mut before, mut after) = (None, false, false, "", "");
        loop {
            body = body.trim_start_matches(is_space);
            let first = body.chars().next()?;
            if first.is_ascii_digit() || is_mark(first) {
                break;
            } else if let Some(found) = sign_of(first) {
                sign.replace(found).is_none().then_some(())?;
                body = &body[first.len_utf8()..];
            } else if first == '(' && !opened {
                opened = true;
                body = &body[1..];
            } else {
                let end = unit_end(body);
                (end > 0 && before.is_empty()).then_some(())?;
                (before, body) = body.split_at(end);
            }
        }
        loop {
            body = body.trim_end_matches(is_space);
            let last = body.chars().next_back()?;
            if last.is_ascii_digit() || (is_mark(last) && !ends_in_word(body)) {
                break;
            } else if let Some(found) = sign_of(last).filter(|negative| *negative) {
                sign.replace(found).is_none().then_some(())?;
                body = &body[..body.len() - last.len_utf8()];
                // "5.-" is a price without cents, not less than nothing.
                (!body.ends_with(is_mark)).then_some(())?;
            } else if last == ')' && opened && !closed {
                closed = true;
                body = &body[..body.len() - 1];
            } else {
                let start = unit_start(body);
                (start < body.len() && after.is_empty()).then_some(())?;
                (body, after) = body.split_at(start);
            }
        }
        (opened == closed && !(opened && sign.is_some())).then_some(())?;
        Some(Self { negative: opened || sign == Some(true), body, before, after })
    }

    fn signed(&self, value: f64) -> f64 {
        // Adding zero makes minus zero plain.
        if self.negative { -value + 0.0 } else { value }
    }
}

fn is_space(c: char) -> bool {
    crate::identity::is_padding(c)
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',')
}

/// Whether a sign is minus.
fn sign_of(c: char) -> Option<bool> {
    match c {
        '+' | '＋' => Some(false),
        '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{FE63}' | '－' => Some(true),
        _ => None,
    }
}

fn is_unit(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '%' | '٪' | '％' | '$' | '¢' | '£' | '¤' | '¥' | '฿' | '៛' | '﷼' | '＄' | '￡' | '￥' | '￦')
        || matches!(c, '\u{20A0}'..='\u{20CF}')
}

/// Where a word or symbol at the start ends; the full stop of an abbreviation belongs to it.
fn unit_end(text: &str) -> usize {
    let end = text.find(|c| !is_unit(c)).unwrap_or(text.len());
    let is_abbreviation = text[end..].starts_with('.') && text[..end].ends_with(char::is_alphabetic);
    if is_abbreviation { end + 1 } else { end }
}

/// Where a word or symbol at the end starts.
fn unit_start(text: &str) -> usize {
    let word = text.strip_suffix('.').filter(|_| ends_in_word(text)).unwrap_or(text);
    if word.ends_with(is_unit) { word.trim_end_matches(is_unit).len() } else { text.len() }
}

fn ends_in_word(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(|word| word.ends_with(char::is_alphabetic))
}

/// The digits of a number without sign: those that count, and the power of ten behind them.
struct Digits {
    significant: String,
    exponent: i32,
}

/// Takes a body apart: groups, decimals, exponent. `None` where it is no number with this mark.
fn digits(body: &str, mark: char) -> Option<Digits> {
    let (mantissa, exponent) = match body.find(['e', 'E']) {
        Some(at) => (&body[..at], exponent_of(&body[at + 1..])?),
        None => (body, 0),
    };
    let (whole, fraction) = match mantissa.split_once(mark) {
        Some((whole, fraction)) => (ungrouped(whole, mark)?, without_gaps(fraction)?),
        None => (ungrouped(mantissa, mark)?, String::new()),
    };
    if (whole.is_empty() && fraction.is_empty()) || fraction.contains(is_mark) {
        return None;
    }
    let all = whole + &fraction;
    let led = all.trim_start_matches('0');
    let significant = led.trim_end_matches('0');
    let shift = i32::try_from(led.len() - significant.len()).ok()? - i32::try_from(fraction.len()).ok()?;
    Some(Digits { significant: significant.to_owned(), exponent: exponent.checked_add(shift)? })
}

impl Digits {
    fn value(&self, text: &str) -> Result<f64, String> {
        if self.significant.is_empty() {
            return Ok(0.0);
        }
        if self.significant.len() > MAX_DIGITS {
            return Err(format!("{} has more digits than can be kept exactly: shorten it to {MAX_DIGITS} digits", quoted(text)));
        }
        let value: f64 =
            format!("{}e{}", self.significant, self.exponent).parse().map_err(|_| format!("{} is not a number", quoted(text)))?;
        if !value.is_finite() {
            return Err(format!("{} is too large a number to be kept", quoted(text)));
        }
        // Next to zero, fewer digits fit.
        let kept = format!("{value:e}");
        let kept: String = kept.split('e').next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
        if kept != self.significant {
            return Err(format!("{} is too close to zero to be kept exactly: write 0", quoted(text)));
        }
        Ok(value)
    }
}

fn exponent_of(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['+', '-', '\u{2212}']).unwrap_or(text);
    if digits.is_empty() || digits.len() > 5 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let exponent: i32 = digits.parse().ok()?;
    Some(if text.starts_with(['-', '\u{2212}']) { -exponent } else { exponent })
}

/// Digits and marks without the spaces and apostrophes between digits.
fn without_gaps(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() || is_mark(c) {
            out.push(c);
            continue;
        }
        let is_gap = c.is_whitespace() || matches!(c, '\'' | '’' | 'ʼ' | '′' | '´');
        let between = out.ends_with(|c: char| c.is_ascii_digit()) && chars.peek().is_some_and(char::is_ascii_digit);
        (is_gap && between).then_some(())?;
    }
    Some(out)
}

/// The digits before the decimals; the mark that is not for decimals may stand between groups of three, or of two before the
/// last three, as in India.
fn ungrouped(whole: &str, mark: char) -> Option<String> {
    let whole = without_gaps(whole)?;
    let separator = if mark == '.' { ',' } else { '.' };
    let groups: Vec<&str> = whole.split(separator).collect();
    if let [first, middle @ .., last] = groups.as_slice() {
        let western = (1..=3).contains(&first.len()) && middle.iter().all(|group| group.len() == 3);
        let indian = (1..=2).contains(&first.len()) && middle.iter().all(|group| group.len() == 2);
        // "0,125" is a decimal comma, not a group.
        if last.len() != 3 || !(western || indian) || first.starts_with('0') {
            return None;
        }
    }
    Some(groups.concat())
}

#[cfg(test)]
mod tests;
