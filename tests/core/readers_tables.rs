//! Delimited text and spreadsheets.

use super::{everything, fixture, lines, refusal};

#[track_caller]
fn check(name: &str, recognised_as: &str, expected: &[&str]) {
    let (source, items) = everything(&fixture(name));
    assert_eq!(source.recognised_as, recognised_as);
    let mut found = vec![source.headers.join(" | ")];
    found.extend(lines(&items));
    assert_eq!(found, expected);
}

#[test]
fn a_mark_at_the_beginning_is_no_part_of_the_first_header() {
    check("csv/bom-utf8.csv", "CSV", &["email | name", "2: ana@example.org | Ana Ruíz"]);
}

#[test]
fn semicolons_and_latin_1_are_recognised() {
    check(
        "csv/semicolon-latin1.csv",
        "CSV with semicolons, Windows-1252",
        &["Name | E-Mail-Adresse | Betrag", "2: Jürgen Groß | juergen@example.de | 1.200,50", "3: Zoë Müller | zoe@example.de | 99,00"],
    );
}

#[test]
fn utf_16_is_read_with_and_without_a_mark() {
    check(
        "csv/utf16-tabs.tsv",
        "CSV with tabs, UTF-16",
        &["Vorname | Nachname | Telefon", "2: Chloé | Durand | +33 6 12 34 56 78", "3: 伟 | 王 | +86 131 2345 6789"],
    );
    check("csv/utf16-big-endian-no-bom.csv", "CSV, UTF-16", &["email | city", "2: ana@example.org | Lisbon"]);
}

#[test]
fn quoted_cells_keep_line_ends_quotes_and_delimiters() {
    check(
        "csv/pipes-and-embedded-newlines.csv",
        "CSV with pipes",
        &["id | note | email", "2: 1 | first line\nsecond \"line\" | still | a@example.org", "3: 2 | plain | b@example.org"],
    );
}

#[test]
fn a_broken_quote_costs_its_own_row_only() {
    check(
        "csv/open-quote.csv",
        "CSV",
        &[
            "id | name | email",
            "2: 1 | Ana | ana@example.org",
            "3: unreadable: A quotation mark in this row is opened and never closed. <[\"2,\\\"Bob,bob@example.org\"]>",
            "4: 3 | Cleo | cleo@example.org",
            "5: 4 | Dee \"D\" Day | dee@example.org",
            "6: unreadable: A quotation mark in this row is closed in the middle of a cell; a quotation mark inside a cell must be doubled. <[\"5,\\\"He said \\\"hi\\\" to me\\\",x@example.org\"]>",
            "7: 6 | Eve | eve@example.org",
        ],
    );
}

#[test]
fn missing_cells_are_blank_and_surplus_cells_are_refused() {
    check(
        "csv/ragged.csv",
        "CSV",
        &[
            "id | name | email",
            "2: 1 | Ana | ",
            "3: 2 | Bob | bob@example.org",
            "5: unreadable: This row has 4 cells, but the header names 3 columns. A cell that contains the separator must stand in quotation marks. <[\"3\",\"Cleo\",\"cleo@example.org\",\"extra\"]>",
        ],
    );
}

#[test]
fn an_undecodable_row_is_refused_alone() {
    check(
        "csv/one-undecodable-row.csv",
        "CSV",
        &[
            "name | email",
            "2: José | jose@example.org",
            "3: unreadable: This row has bytes that are not valid UTF-8. Save the file as UTF-8. <[\"J\u{fffd}r\u{fffd}me\",\"jerome@example.org\"]>",
            "4: Zoë | zoë@example.org",
        ],
    );
}

#[test]
fn headers_are_made_unique() {
    check("csv/duplicate-and-empty-headers.csv", "CSV", &["Name | Name (3) | Column 3 | name | Name (2)", "2: a | b | c | d | e"]);
}

#[test]
fn a_header_without_rows_warns() {
    check(
        "csv/header-only.csv",
        "CSV",
        &["email | name", "warning: The file has a header row, but no rows below it. Nothing can be imported from it."],
    );
}

#[test]
fn odd_but_honest_files_are_read() {
    check("csv/sep-hint.csv", "CSV with semicolons", &["name | email", "2: Ana, the first | ana@example.org"]);
    check("csv/old-mac-line-ends.csv", "CSV", &["name | email", "2: Ana | ana@example.org", "3: Bob | bob@example.org"]);
    check("csv/one-column.csv", "CSV", &["email", "2: ana@example.org", "3: bob@example.org"]);
}

#[test]
fn what_is_no_table_is_refused_with_what_to_do() {
    for (name, start) in [
        ("csv/empty.csv", "The file is empty."),
        ("csv/blank-lines-only.csv", "The file is empty."),
        ("csv/web-page.csv", "This is a web page or XML"),
        ("csv/picture.csv", "This is a picture."),
        ("csv/junk.csv", "This is not a text file"),
        ("csv", "This is a folder."),
        ("csv/vanished.csv", "The file is not there any more."),
    ] {
        let reason = refusal(&fixture(name));
        assert!(reason.starts_with(start), "{name}: {reason}");
    }
}

#[test]
fn a_character_across_a_buffer_border_stays_whole() {
    let folder = tempfile::tempdir().unwrap();
    for shift in 0..4 {
        let mut text = format!("name{},email\n", "x".repeat(shift));
        while text.len() < 300_000 {
            text.push_str("Zoë Ångström 伟,zoe@example.org\n");
        }
        for (encoded, name) in [(text.clone().into_bytes(), "utf-8"), (utf16(&text), "utf-16")] {
            let path = folder.path().join(format!("{name}-{shift}.csv"));
            std::fs::write(&path, encoded).unwrap();
            let (_, items) = everything(&path);
            assert!(lines(&items).iter().all(|line| line.ends_with(": Zoë Ångström 伟 | zoe@example.org")), "{name}, shift {shift}");
        }
    }
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn an_accent_in_the_last_row_decides_the_encoding() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("late.csv");
    let mut bytes = b"name,email\n".to_vec();
    bytes.extend(b"Ana,ana@example.org\n".repeat(20_000));
    bytes.extend(b"J\xfcrgen,j@example.org\n");
    std::fs::write(&path, bytes).unwrap();
    let (source, items) = everything(&path);
    assert_eq!(source.recognised_as, "CSV, Windows-1252");
    assert_eq!(lines(&items).last().unwrap(), "20002: Jürgen | j@example.org");
}

#[test]
fn a_cell_over_the_limit_refuses_its_row_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.csv");
    let large = "x".repeat((1 << 20) + 1);
    std::fs::write(&path, format!("a,b\n1,\"{large}\"\n2,y\n")).unwrap();
    let found = lines(&everything(&path).1);
    assert!(found[0].starts_with("2: unreadable: A cell of this row is over 1 MiB."));
    assert_eq!(found[1], "3: 2 | y");
}

#[test]
fn too_many_columns_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wide.csv");
    let header: Vec<String> = (0..16_385).map(|at| format!("c{at}")).collect();
    std::fs::write(&path, header.join(",") + "\n").unwrap();
    assert!(refusal(&path).starts_with("The file has 16385 columns; 16384 is the limit."));
}
