//! Contacts as lines of CSV: RFC 4180, lines end in CRLF, cells are quoted only where they must be. Pure.

use super::belongings::{Belonging, belongings};
use super::cells::FieldColumn;
use super::guard::{needs_guard, phones_need_guard};
use super::time;
use super::types::{CsvOptions, ExportWith};
use crate::db::packed;
use crate::error::{Error, Result};
use crate::fields::record::FieldSet;

/// Header and key of each column that every export has, in their order.
pub(super) const COLUMNS: [(&str, &str); 12] = [
    ("ID", "id"),
    ("First name", "first_name"),
    ("Last name", "last_name"),
    ("Name", "name"),
    ("E-mails", "emails"),
    ("Phones", "phones"),
    ("Tags", "tags"),
    ("Source", "source"),
    ("Created", "created_at"),
    ("Updated", "updated_at"),
    ("Last activity", "last_activity_at"),
    ("Submissions", "submission_count"),
];
/// Between the items of a list in a cell.
const LIST: &[u8] = b"; ";
pub(crate) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Writes lines into a buffer that is used again for the next ones.
pub(super) struct Table<'a> {
    options: CsvOptions,
    /// In the order of their names.
    tags: &'a [(i64, String)],
    fields: Vec<FieldColumn<'a>>,
    belongings: Vec<Belonging>,
    out: Vec<u8>,
    cell: Vec<u8>,
}

impl<'a> Table<'a> {
    /// A table of contacts with some of `tags`, which are in the order of their names, and a column for every live field.
    pub(super) fn new(options: CsvOptions, tags: &'a [(i64, String)], fields: &'a FieldSet) -> Self {
        Self {
            options,
            tags,
            fields: FieldColumn::all(fields, &COLUMNS.map(|(label, _)| label)),
            belongings: Vec::new(),
            out: Vec::new(),
            cell: Vec::new(),
        }
    }

    /// The table with columns of what contacts have beside; record types with their names in the plural.
    pub(super) fn with(mut self, with: ExportWith, record_types: &[(i64, String)]) -> Self {
        let others: Vec<&str> = self.fields.iter().map(FieldColumn::header).collect();
        self.belongings = belongings(with, record_types, &others);
        self
    }

    /// What comes before the first contact.
    pub(super) fn head(&mut self) -> &[u8] {
        self.out.clear();
        if self.options.bom {
            self.out.extend_from_slice(BOM);
        }
        for (position, (label, key)) in COLUMNS.into_iter().enumerate() {
            if position > 0 {
                self.out.push(self.options.delimiter.byte());
            }
            self.out.extend_from_slice(if self.options.keys { key } else { label }.as_bytes());
        }
        for column in &self.fields {
            let header = if self.options.keys { column.key() } else { column.header() };
            push_cell(&mut self.out, self.options, header.as_bytes(), needs_guard);
        }
        for column in &self.belongings {
            let header = if self.options.keys { &column.key } else { &column.header };
            push_cell(&mut self.out, self.options, header.as_bytes(), needs_guard);
        }
        self.out.extend_from_slice(b"\r\n");
        &self.out
    }

    /// The lines of contacts as `store::Contacts` reads them.
    ///
    /// # Errors
    /// `Internal` where they are not exactly those `wanted`: a file must have the rows that the list shows, or not be.
    pub(super) fn lines(&mut self, wanted: &[i64], contacts: &[u8]) -> Result<&[u8]> {
        self.out.clear();
        let mut wanted = wanted.iter();
        for row in packed::rows(contacts) {
            let ([id, uuid, first, last, emails, phones, tags, source, created, updated, active, submissions], values) =
                packed::split(row)?;
            if wanted.next() != Some(&packed::integer(id)?) {
                return Err(Error::internal("a contact was read that the list does not show"));
            }
            self.uuid(uuid)?;
            self.text(first);
            self.text(last);
            self.name(first, last);
            self.list(packed::items(emails), needs_guard);
            self.list(packed::items(phones), phones_need_guard);
            self.tags(tags)?;
            self.text(source);
            for moment in [created, updated, active] {
                self.out.push(self.options.delimiter.byte());
                time::push(&mut self.out, packed::integer(moment)?);
            }
            self.out.push(self.options.delimiter.byte());
            self.out.extend_from_slice(submissions);
            let mut values = packed::columns(values, self.fields.len() + self.belongings.len());
            for (column, value) in self.fields.iter_mut().zip(values.by_ref()) {
                let guard = column.guard();
                push_cell(&mut self.out, self.options, column.cell(value?)?, guard);
            }
            for value in values {
                self.list(packed::items(value?), needs_guard);
            }
            self.out.extend_from_slice(b"\r\n");
        }
        if wanted.next().is_some() {
            return Err(Error::internal("a contact that the list shows could not be read"));
        }
        Ok(&self.out)
    }

    /// The first cell of a line.
    fn uuid(&mut self, hex: &[u8]) -> Result<()> {
        let groups = hex.len() == 32 && hex.is_ascii();
        if !groups {
            return Err(Error::Damaged { what: "the id of a contact".to_owned() });
        }
        for (position, digit) in hex.iter().enumerate() {
            if matches!(position, 8 | 12 | 16 | 20) {
                self.out.push(b'-');
            }
            self.out.push(digit.to_ascii_lowercase());
        }
        Ok(())
    }

    fn text(&mut self, value: &[u8]) {
        push_cell(&mut self.out, self.options, value, needs_guard);
    }

    fn name(&mut self, first: &[u8], last: &[u8]) {
        self.cell.clear();
        self.cell.extend_from_slice(first);
        if !first.is_empty() && !last.is_empty() {
            self.cell.push(b' ');
        }
        self.cell.extend_from_slice(last);
        push_cell(&mut self.out, self.options, &self.cell, needs_guard);
    }

    fn list<'i>(&mut self, items: impl Iterator<Item = &'i [u8]>, guard: fn(&[u8]) -> bool) {
        self.cell.clear();
        for item in items {
            if !self.cell.is_empty() {
                self.cell.extend_from_slice(LIST);
            }
            self.cell.extend_from_slice(item);
        }
        push_cell(&mut self.out, self.options, &self.cell, guard);
    }

    fn tags(&mut self, ids: &[u8]) -> Result<()> {
        if ids.is_empty() {
            self.text(b"");
            return Ok(());
        }
        let ids = packed::integers(ids)?;
        let all = self.tags;
        self.list(all.iter().filter(|(id, _)| ids.contains(id)).map(|(_, name)| name.as_bytes()), needs_guard);
        Ok(())
    }
}

/// Appends a delimiter and a cell.
pub(crate) fn push_cell(out: &mut Vec<u8>, options: CsvOptions, value: &[u8], guard: fn(&[u8]) -> bool) {
    let delimiter = options.delimiter.byte();
    out.push(delimiter);
    let guarded = guard(value);
    let quoted = value.iter().any(|b| *b == delimiter || matches!(b, b'"' | b'\r' | b'\n'));
    if quoted {
        out.push(b'"');
    }
    if guarded {
        out.push(b'\'');
    }
    if quoted {
        for byte in value {
            if *byte == b'"' {
                out.push(b'"');
            }
            out.push(*byte);
        }
        out.push(b'"');
    } else {
        out.extend_from_slice(value);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::types::Delimiter;
    use super::*;

    const UUID: &str = "018F0000000070008000000000000ABC";

    fn contact(id: i64, texts: [&str; 6]) -> Vec<u8> {
        let [first, last, emails, phones, tags, source] = texts;
        let columns = [&id.to_string(), UUID, first, last, emails, phones, tags, source, "0", "1500", "-1", "3"];
        columns
            .map(|column| column.replace('|', "\u{0}").into_bytes())
            .join(&0xFF)
            .iter()
            .map(|b| if *b == 0 { 0xFD } else { *b })
            .collect()
    }

    #[test]
    fn a_line_has_every_column_of_the_head() {
        let fields = FieldSet::default();
        let tags = [(7, "Alpha".to_owned()), (3, "beta".to_owned())];
        let mut table = Table::new(CsvOptions::default(), &tags, &fields);
        assert_eq!(
            String::from_utf8_lossy(table.head()),
            "ID,First name,Last name,Name,E-mails,Phones,Tags,Source,Created,Updated,Last activity,Submissions\r\n"
        );
        let line = contact(1, ["Ann", "Lee, \"Al\"", "a@b.c|d@e.f", "+34600111222|+15555550123;ext=9", "3,7", "=Web"]);
        assert_eq!(
            String::from_utf8_lossy(table.lines(&[1], &line).unwrap()),
            "018f0000-0000-7000-8000-000000000abc,Ann,\"Lee, \"\"Al\"\"\",\"Ann Lee, \"\"Al\"\"\",a@b.c; d@e.f,\
             +34600111222; +15555550123;ext=9,Alpha; beta,'=Web,1970-01-01T00:00:00Z,1970-01-01T00:00:01.500Z,1969-12-31T23:59:59.999Z,3\r\n"
        );
    }

    #[test]
    fn options_change_mark_delimiter_and_headers() {
        let fields = FieldSet::default();
        let options = CsvOptions { delimiter: Delimiter::Semicolon, bom: true, keys: true };
        let mut table = Table::new(options, &[], &fields);
        assert_eq!(
            String::from_utf8_lossy(table.head()),
            "\u{feff}id;first_name;last_name;name;emails;phones;tags;source;created_at;updated_at;last_activity_at;submission_count\r\n"
        );
        let line = contact(1, ["", "", "a@b.c|d@e.f", "", "", "x,y"]);
        assert_eq!(
            String::from_utf8_lossy(table.lines(&[1], &line).unwrap()),
            "018f0000-0000-7000-8000-000000000abc;;;;\"a@b.c; d@e.f\";;;x,y;1970-01-01T00:00:00Z;1970-01-01T00:00:01.500Z;1969-12-31T23:59:59.999Z;3\r\n"
        );
    }

    #[test]
    fn a_contact_too_many_or_missing_or_in_another_place_is_an_error() {
        let fields = FieldSet::default();
        let line = contact(1, [""; 6]);
        let mut table = Table::new(CsvOptions::default(), &[], &fields);
        assert!(table.lines(&[1], &line).is_ok());
        assert!(table.lines(&[2], &line).is_err());
        assert!(table.lines(&[1, 2], &line).is_err());
        assert!(table.lines(&[], &line).is_err());
        assert!(table.lines(&[1], b"").is_err());
    }

    proptest! {
        #[test]
        fn a_csv_reader_reads_the_cells_that_were_written(first in "\\PC*", last in "[,;\"\r\n'=a ]{0,6}", source in "[\t|,\"\r\n-]{0,6}") {
            for delimiter in [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab, Delimiter::Pipe] {
                let mut out = Vec::new();
                for value in [&first, &last, &source] {
                    push_cell(&mut out, CsvOptions { delimiter, ..CsvOptions::default() }, value.as_bytes(), |_| false);
                }
                out.extend_from_slice(b"\r\n");
                let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter.byte()).from_reader(&*out);
                let record = reader.records().next().unwrap().unwrap();
                prop_assert_eq!(record.iter().collect::<Vec<_>>(), ["", first.as_str(), last.as_str(), source.as_str()]);
                prop_assert!(reader.records().next().is_none());
            }
        }
    }
}
