//! Spreadsheets, made here cell by cell.

use std::io::Write;
use std::path::{Path, PathBuf};

use contact_core::imports::{FileFormat, ImportKind};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

use super::{everything, lines, refusal};

/// A workbook with dates, numbers, gaps, a filled second sheet and a hidden one.
pub fn xlsx(folder: &Path) -> PathBuf {
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let time = Format::new().set_num_format("hh:mm");
    workbook.add_worksheet().set_name("Secret").unwrap().set_hidden(true).write(0, 0, "hidden").unwrap();
    workbook.add_worksheet().set_name("Empty").unwrap();
    let sheet = workbook.add_worksheet().set_name("Answers").unwrap().set_active(true);
    for (column, header) in (0..).zip(["Email", "Phone", "Born", "Called", "At", "Budget", "Agreed", "Note"]) {
        sheet.write(1, column, header).unwrap();
    }
    sheet.write(2, 0, "ana@example.org").unwrap();
    sheet.write(2, 1, 491_701_234_567_f64).unwrap();
    sheet.write_with_format(2, 2, ExcelDateTime::from_ymd(1990, 12, 31).unwrap(), &date).unwrap();
    sheet.write_with_format(2, 3, ExcelDateTime::from_ymd(2026, 3, 1).unwrap().and_hms(9, 4, 10.0).unwrap(), &moment).unwrap();
    sheet.write_with_format(2, 4, ExcelDateTime::from_hms(17, 30, 0.0).unwrap(), &time).unwrap();
    sheet.write(2, 5, 0.1 + 0.2).unwrap();
    sheet.write(2, 6, true).unwrap();
    sheet.write(2, 7, "two\nlines & <more>").unwrap();
    sheet.write(4, 0, "bo@example.org").unwrap();
    sheet.write(4, 7, 12_345_678_901_234_567_890_f64).unwrap();
    workbook.add_worksheet().set_name("Old").unwrap().write(0, 0, "x").unwrap();
    let path = folder.join("book.bin");
    workbook.save(&path).unwrap();
    path
}

/// An archive with the given parts.
pub fn archive(folder: &Path, name: &str, parts: &[(&str, &[u8])]) -> PathBuf {
    let path = folder.join(name);
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (part, bytes) in parts {
        zip.start_file(*part, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    path
}

/// An OpenDocument sheet with these rows.
pub fn ods(folder: &Path, rows: &str) -> PathBuf {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:body><office:spreadsheet><table:table table:name=\"Tabelle1\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    archive(folder, "sheet.ods", &[("META-INF/manifest.xml", b"<manifest/>"), ("content.xml", content.as_bytes())])
}

#[test]
fn an_excel_workbook_gives_text_that_a_person_recognises() {
    let folder = TempDir::new().unwrap();
    let (source, items) = everything(&xlsx(folder.path()));
    assert_eq!((source.format, source.kind), (FileFormat::Xlsx, ImportKind::Submissions));
    assert_eq!(source.recognised_as, "XLSX, sheet “Answers”");
    assert_eq!(source.headers.join(" "), "Email Phone Born Called At Budget Agreed Note");
    assert_eq!(
        lines(&items),
        [
            "3: ana@example.org | 491701234567 | 1990-12-31 | 2026-03-01T09:04:10 | 17:30:00 | 0.3 | true | two\nlines & <more>",
            "5: bo@example.org |  |  |  |  |  |  | 12345678901234600000",
            "warning: Only the sheet “Answers” is read. “Old” has rows, too: save it as a file of its own to import it.",
        ]
    );
}

#[test]
fn an_opendocument_sheet_is_read_with_repeats_notes_and_typed_cells() {
    let folder = TempDir::new().unwrap();
    let path = ods(
        folder.path(),
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Name</text:p></table:table-cell><table:table-cell><text:p>Phone</text:p></table:table-cell><table:table-cell><text:p>Day</text:p></table:table-cell><table:table-cell><text:p>Yes</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"4\"/></table:table-row>
         <table:table-row><table:table-cell><office:annotation><text:p>secret note</text:p></office:annotation><text:p>A &amp; B<text:s text:c=\"2\"/>&#233;</text:p><text:p>second</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"4.9170123456E+011\"><text:p>4.92E+11</text:p></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-01T00:00:00\"><text:p>01.03.26</text:p></table:table-cell><table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell></table:table-row>
         <table:table-row table:number-rows-repeated=\"1048572\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
    );
    let (source, items) = everything(&path);
    assert_eq!((source.format, source.headers.join(" ")), (FileFormat::Ods, "Name Phone Day Yes".to_owned()));
    assert_eq!(lines(&items), ["4: A & B  é\nsecond | 491701234560 | 2026-03-01 | true"]);
}

#[test]
fn workbooks_that_cannot_be_read_say_why() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    let compound = |name: &str, stream: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.resize(1024, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(2048, 0);
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let mut half = std::fs::read(xlsx(folder)).unwrap();
    half.truncate(half.len() / 2);
    let half_path = folder.join("half.xlsx");
    std::fs::write(&half_path, half).unwrap();
    let wide = ods(
        folder,
        "<table:table-row><table:table-cell table:number-columns-repeated=\"16385\"><text:p>x</text:p></table:table-cell></table:table-row>",
    );
    let wide_reason = refusal(&wide);
    let nothing = vec![b' '; 3 << 20];
    for (path, start) in [
        (compound("locked.xlsx", "EncryptedPackage"), "The workbook is protected by a password."),
        (compound("old.xls", "Workbook"), "This is a workbook in the old Excel format (XLS)."),
        (half_path, "The workbook is broken"),
        (archive(folder, "letter.docx", &[("word/document.xml", b"<w/>")]), "This is an archive or document, but no workbook."),
        (archive(folder, "bomb.xlsx", &[("xl/workbook.xml", &nothing)]), "The workbook unpacks to over 200 times its size"),
        (archive(folder, "torn.xlsx", &[("xl/workbook.xml", b"<workbook")]), "The workbook is broken"),
        (
            archive(folder, "locked.ods", &[("META-INF/manifest.xml", b"<manifest:encryption-data/>"), ("content.xml", b"\x01\x02")]),
            "The workbook is protected by a password.",
        ),
        (ods(folder, ""), "The workbook has no filled sheet."),
    ] {
        let reason = refusal(&path);
        assert!(reason.starts_with(start), "{}: {reason}", path.display());
    }
    assert!(wide_reason.starts_with("The sheet has more than 16384 columns"), "{wide_reason}");
}
