//! The archive around a workbook: which form it is, and whether it is safe to unpack.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use memchr::memmem;
use zip::ZipArchive;

use super::broken;
use crate::error::{Error, Result};
use crate::imports::readers::failure::{self, unreadable};
use crate::imports::readers::limits::{MAX_RATIO, MAX_UNPACKED};
use crate::imports::types::FileFormat;

const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Bytes of a compound file that are searched for its directory.
const COMPOUND_SEARCHED: u64 = 64 << 20;
/// A workbook that unpacks to no more than this is harmless, however well it was packed.
const HARMLESS: u64 = 1 << 20;

/// Whether the bytes begin an archive, as XLSX and ODS are.
pub fn is_package(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// Refuses the older container of Microsoft Office, in which encrypted workbooks and XLS files are kept.
pub fn refuse_compound(path: &Path, head: &[u8]) -> Result<()> {
    if !head.starts_with(COMPOUND) {
        return Ok(());
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(COMPOUND_SEARCHED).read_to_end(&mut bytes)).map_err(|e| failure::io(path, &e))?;
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(&bytes, &wide).is_some()
    };
    Err(if has("EncryptedPackage") {
        encrypted(path)
    } else if has("Workbook") || has("Book") {
        unreadable(path, "This is a workbook in the old Excel format (XLS). Open it and save it as XLSX or CSV.")
    } else {
        unreadable(path, "This is a Microsoft Office file, but no workbook. Export the data as CSV, XLSX, ODS or JSON.")
    })
}

fn encrypted(path: &Path) -> Error {
    unreadable(path, "The workbook is protected by a password. Open it, remove the password, save it and choose it again.")
}

/// Finds out the form and refuses what is encrypted, foreign, broken or made to fill the memory.
pub fn check(path: &Path) -> Result<FileFormat> {
    let file = File::open(path).map_err(|e| failure::io(path, &e))?;
    let packed = file.metadata().map_err(|e| failure::io(path, &e))?.len();
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| broken(path))?;
    let has = |name: &str| archive.file_names().any(|entry| entry.is_ok_and(|entry| entry.eq_ignore_ascii_case(name)));
    let format = if has("xl/workbook.xml") {
        FileFormat::Xlsx
    } else if has("encrypted-package") {
        return Err(encrypted(path));
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        FileFormat::Ods
    } else if has("xl/workbook.bin") {
        return Err(unreadable(path, "This is a binary workbook (XLSB). Open it and save it as XLSX or CSV."));
    } else {
        return Err(unreadable(
            path,
            "This is an archive or document, but no workbook. Unpack it, and choose a CSV, XLSX, ODS or JSON file.",
        ));
    };
    let mut unpacked = 0_u64;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| broken(path))?;
        let left = (MAX_UNPACKED + 1).saturating_sub(unpacked);
        // The sizes that an archive declares may be lies; only unpacking tells.
        unpacked += io::copy(&mut entry.take(left), &mut io::sink()).map_err(|_| broken(path))?;
        if unpacked > MAX_UNPACKED {
            return Err(unreadable(path, "The workbook unpacks to over 1 GiB. Save its rows as CSV and choose that file."));
        }
        if unpacked > HARMLESS && unpacked / MAX_RATIO > packed {
            return Err(unreadable(
                path,
                format!(
                    "The workbook unpacks to over {MAX_RATIO} times its size, which no export does. Save its rows as CSV and choose that file."
                ),
            ));
        }
    }
    if format == FileFormat::Ods && is_encrypted_ods(&mut archive) {
        return Err(encrypted(path));
    }
    Ok(format)
}

fn is_encrypted_ods(archive: &mut ZipArchive<BufReader<File>>) -> bool {
    let mut manifest = Vec::new();
    let read = archive.by_name("META-INF/manifest.xml").map(|entry| entry.take(HARMLESS).read_to_end(&mut manifest));
    read.is_ok_and(|read| read.is_ok()) && memmem::find(&manifest, b"encryption-data").is_some()
}
