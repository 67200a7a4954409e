//! Many rows read as one value. Handing rows over one by one costs more than reading them, so a query that reads
//! thousands lets SQLite join their columns, and the joined bytes are taken apart here.
//!
//! The separators are bytes that no UTF-8 text contains, so no value needs escaping and none can be mistaken for two.
//! In SQL they are written `CAST(x'FF' AS TEXT)`; the joined value is cast to `BLOB`, because it is no text any more.

use memchr::memchr;

use crate::error::{Error, Result};

/// Between the columns of a row.
const FIELD: u8 = 0xFF;
/// Between rows.
const RECORD: u8 = 0xFE;
/// Between the items of a list within a column.
const ITEM: u8 = 0xFD;

/// `SELECT` of rows joined into one value, up to and with `FROM`. A column must not be NULL: those are left out, and
/// what follows would move up.
macro_rules! joined {
    ($($column:literal),+ ; $from:literal) => {
        concat!(
            "SELECT CAST(group_concat(concat_ws(CAST(x'FF' AS TEXT)", $(", ", $column),+, "), CAST(x'FE' AS TEXT)) AS BLOB) FROM ", $from
        )
    };
}
pub(crate) use joined;

/// The rows of a joined value, `N` columns each.
pub(crate) fn records<const N: usize>(packed: &[u8]) -> Records<'_, N> {
    Records { rest: (!packed.is_empty()).then_some(packed) }
}

/// The same as `joined!`, for columns that are only known at run time.
pub(crate) fn select_joined_columns(columns: &[String], from: &str) -> String {
    format!("SELECT CAST(group_concat(concat_ws(CAST(x'FF' AS TEXT), {}), CAST(x'FE' AS TEXT)) AS BLOB) FROM {from}", columns.join(", "))
}

/// The rows of a joined value, whole.
pub(crate) fn rows(packed: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = (!packed.is_empty()).then_some(packed);
    std::iter::from_fn(move || {
        let from = rest?;
        let end = memchr(RECORD, from);
        rest = end.and_then(|end| from.get(end + 1..));
        from.get(..end.unwrap_or(from.len()))
    })
}

/// The first `N` columns of a row, and what follows them.
pub(crate) fn split<const N: usize>(row: &[u8]) -> Result<([&[u8]; N], &[u8])> {
    let mut columns = [&[][..]; N];
    let mut rest = Some(row);
    for column in &mut columns {
        let from = rest.ok_or_else(damaged)?;
        (*column, rest) = match memchr(FIELD, from) {
            Some(end) => (from.get(..end).unwrap_or_default(), from.get(end + 1..)),
            None => (from, None),
        };
    }
    Ok((columns, rest.unwrap_or_default()))
}

/// The columns of what follows in a row: exactly `count` of them, or an error in the place of the missing one.
pub(crate) fn columns(rest: &[u8], count: usize) -> impl Iterator<Item = Result<&[u8]>> {
    let mut pieces = rest.split(|b| *b == FIELD);
    (0..count).map(move |_| pieces.next().ok_or_else(damaged))
}

/// The items of a column that is itself a list; none for an empty one.
pub(crate) fn items(field: &[u8]) -> impl Iterator<Item = &[u8]> {
    field.split(|b| *b == ITEM).filter(|item| !item.is_empty())
}

/// A number as SQLite writes it.
pub(crate) fn integer(field: &[u8]) -> Result<i64> {
    let (negative, digits) = match field {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    let mut value = Some(0_i64).filter(|_| !digits.is_empty());
    for digit in digits {
        value = value.filter(|_| digit.is_ascii_digit()).and_then(|v| v.checked_mul(10)?.checked_sub(i64::from(digit - b'0')));
    }
    // Collected below zero, where there is room for the smallest number too.
    let value = if negative { value } else { value.and_then(i64::checked_neg) };
    value.ok_or_else(damaged)
}

/// A text column.
pub(crate) fn text(field: &[u8]) -> Result<&str> {
    std::str::from_utf8(field).map_err(|_| damaged())
}

/// A text column where empty means that there is none.
pub(crate) fn optional(field: &[u8]) -> Result<Option<&str>> {
    Ok(Some(text(field)?).filter(|t| !t.is_empty()))
}

/// A number where empty means that there is none.
pub(crate) fn optional_integer(field: &[u8]) -> Result<Option<i64>> {
    if field.is_empty() { Ok(None) } else { integer(field).map(Some) }
}

/// Sixteen bytes as `hex()` writes them.
pub(crate) fn sixteen(field: &[u8]) -> Result<[u8; 16]> {
    let value = (field.len() == 32).then(|| text(field)).transpose()?.and_then(|digits| u128::from_str_radix(digits, 16).ok());
    value.map(u128::to_be_bytes).ok_or_else(damaged)
}

/// Comma-separated numbers: what `group_concat` makes of one integer column.
pub(crate) fn integers(packed: &[u8]) -> Result<Vec<i64>> {
    if packed.is_empty() {
        return Ok(Vec::new());
    }
    packed.split(|b| *b == b',').map(integer).collect()
}

/// See [`records`].
pub(crate) struct Records<'a, const N: usize> {
    rest: Option<&'a [u8]>,
}

impl<'a, const N: usize> Iterator for Records<'a, N> {
    type Item = Result<[&'a [u8]; N]>;

    fn next(&mut self) -> Option<Self::Item> {
        let packed = self.rest?;
        let record = match memchr(RECORD, packed) {
            Some(end) => {
                self.rest = packed.get(end + 1..);
                packed.get(..end).unwrap_or_default()
            }
            None => {
                self.rest = None;
                packed
            }
        };
        let mut fields = [&[][..]; N];
        let mut pieces = record.split(|b| *b == FIELD);
        for field in &mut fields {
            match pieces.next() {
                Some(piece) => *field = piece,
                None => return Some(Err(damaged())),
            }
        }
        Some(if pieces.next().is_none() { Ok(fields) } else { Err(damaged()) })
    }
}

fn damaged() -> Error {
    Error::Damaged { what: "some of its values are not text".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_rows_come_apart_as_they_were_joined() {
        let packed = b"1\xFFa,b\xFF\xFE2\xFF\x1f\xFFx\xFDy";
        let rows: Vec<[&[u8]; 3]> = records(packed).collect::<Result<_>>().unwrap();
        assert_eq!(rows, [[&b"1"[..], b"a,b", b""], [b"2", b"\x1f", b"x\xFDy"]]);
        assert_eq!(items(rows[1][2]).collect::<Vec<_>>(), [b"x", b"y"]);
        assert_eq!(items(b"").count(), 0);
        assert_eq!(records::<3>(b"").count(), 0);
        let whole: Vec<&[u8]> = super::rows(packed).collect();
        assert_eq!(whole, [&packed[..6], &packed[7..]]);
        assert_eq!(super::rows(b"").count(), 0);
        let (first, rest) = split::<1>(whole[0]).unwrap();
        assert_eq!((first, columns(rest, 2).collect::<Result<Vec<_>>>().unwrap()), ([&b"1"[..]], vec![&b"a,b"[..], b""]));
        assert!(columns(rest, 3).any(|column| column.is_err()));
    }

    #[test]
    fn a_row_with_too_few_or_too_many_columns_is_damage() {
        assert!(records::<2>(b"1").next().unwrap().is_err());
        assert!(records::<2>(b"1\xFF2\xFF3").next().unwrap().is_err());
    }

    #[test]
    fn numbers_are_read_whole_or_not_at_all() {
        for number in [0, 7, -7, i64::MAX, i64::MIN] {
            assert_eq!(integer(number.to_string().as_bytes()).unwrap(), number);
        }
        for text in ["", "-", "1a", "9223372036854775808", " 1"] {
            assert!(integer(text.as_bytes()).is_err(), "{text:?}");
        }
        assert_eq!(optional_integer(b"").unwrap(), None);
        assert_eq!(optional(b"").unwrap(), None);
        assert_eq!(sixteen(b"000102030405060708090A0B0C0D0E0F").unwrap(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
        assert!(sixteen(b"00").is_err());
        assert_eq!(integers(b"3,1,2").unwrap(), [3, 1, 2]);
        assert!(integers(b"").unwrap().is_empty());
    }
}
