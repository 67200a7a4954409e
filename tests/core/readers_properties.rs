//! Whatever bytes come, a reader answers and never panics.

use std::path::Path;

use contact_core::imports::readers::{self, Item};
use proptest::prelude::*;

use super::{fixture, workbooks};

/// Reads bytes as a file; the outcome does not matter, coming back does.
fn survive(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("any");
    std::fs::write(&path, bytes).unwrap();
    if let Ok(source) = readers::open(&path) {
        let columns = source.headers.len();
        let outcome = readers::read(&source, &mut |item| {
            if let Item::Row { cells, .. } = item {
                assert_eq!(cells.len(), columns, "a row has one cell per header");
            }
            Ok(())
        });
        drop(outcome);
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = Vec::new();
    for folder in ["csv", "json"] {
        let mut paths: Vec<_> = std::fs::read_dir(fixture(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        seeds.extend(paths.iter().map(|path| std::fs::read(path).unwrap()));
    }
    let folder = tempfile::tempdir().unwrap();
    let read = |path: &Path| std::fs::read(path).unwrap();
    seeds.push(read(&workbooks::xlsx(folder.path())));
    let row = "<table:table-row><table:table-cell><text:p>email</text:p></table:table-cell></table:table-row>";
    seeds.push(read(&workbooks::ods(folder.path(), &row.repeat(3))));
    seeds
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        survive(&bytes);
    }

    #[test]
    fn text_of_telling_letters_is_survived(text in "[\\[\\]{}\":,;\t|\r\n'a1 .\\\\é-]{0,200}") {
        survive(text.as_bytes());
    }

    #[test]
    fn small_changes_of_fixtures_are_survived(
        seed in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 1..6),
    ) {
        thread_local!(static SEEDS: Vec<Vec<u8>> = seeds());
        let mut bytes = SEEDS.with(|seeds| seed.get(seeds).clone());
        for (at, byte, kind) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => bytes.truncate(at),
            }
        }
        survive(&bytes);
    }

    /// What a CSV writer writes, the reader gives back.
    #[test]
    fn written_rows_are_read_back(
        rows in proptest::collection::vec(proptest::collection::vec("[a-z\",;\n é|\t']{0,8}", 3), 1..20),
        delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.csv");
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_path(&path).unwrap();
        writer.write_record(["first", "second", "third"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        writer.flush().unwrap();
        let (source, items) = super::everything(&path);
        prop_assert_eq!(source.headers.len(), 3);
        let found: Vec<Vec<String>> = items.into_iter().filter_map(|item| match item {
            Item::Row { cells, .. } => Some(cells),
            _ => None,
        }).collect();
        let filled: Vec<Vec<String>> = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
        prop_assert_eq!(found, filled);
    }
}
