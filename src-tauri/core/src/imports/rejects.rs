//! Writes refused rows in their input's own form plus the reason, to be mended and imported again. ODS comes out as CSV.
//!
//! The file appears under its name when it is complete, never before.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::Value;
use tempfile::NamedTempFile;

use super::readers::{Layout, SourceFile};
use super::types::FileFormat;
use crate::error::{Error, Result};

/// Header (or key) of what is added.
pub const REASON: &str = "reason";
/// Key of an input that is no JSON object and so cannot take a reason itself.
pub const RAW: &str = "raw";

/// Characters that a cell of an XLSX workbook can hold.
const XLSX_CELL: usize = 32_767;

/// The form in which refused rows are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectsForm {
    /// Form of the input.
    pub format: FileFormat,
    /// What stands between cells, where cells are delimited.
    pub delimiter: u8,
    /// Whether delimited text begins with a mark.
    pub mark: bool,
    /// Headers of a table.
    pub headers: Vec<String>,
}

impl RejectsForm {
    /// The form of a file that was read.
    pub fn of(source: &SourceFile) -> Self {
        let (delimiter, mark) = match &source.layout {
            Layout::Delimited { text, dialect } => (dialect.delimiter, text.wants_mark()),
            _ => (b',', false),
        };
        Self { format: source.format, delimiter, mark, headers: source.headers.clone() }
    }

    /// What the name of such a file ends in.
    pub fn extension(&self) -> &'static str {
        match self.format {
            FileFormat::Csv if self.delimiter == b'\t' => "tsv",
            FileFormat::Csv | FileFormat::Ods => "csv",
            FileFormat::Json => "json",
            FileFormat::JsonLines => "jsonl",
            FileFormat::Xlsx => "xlsx",
        }
    }
}

/// A refused row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedRow {
    /// The input as it stood: JSON text of an item, or a JSON array of cells for a table.
    pub raw: String,
    /// Why it was refused, a sentence.
    pub reason: String,
}

/// Writes all rows to `path` and answers how many they were.
///
/// # Errors
/// `FileUnwritable` or `DiskFull`; what the iterator gives. The file at `path` is then as it was.
pub fn write(form: &RejectsForm, rows: impl IntoIterator<Item = Result<RejectedRow>>, path: &Path) -> Result<u32> {
    let mut writer = RejectsWriter::create(form, path)?;
    for row in rows {
        writer.push(&row?)?;
    }
    writer.finish()
}

/// Takes refused rows one by one.
pub struct RejectsWriter {
    path: PathBuf,
    body: Body,
    /// Position of a reason column that the input had already; it makes room for the new one.
    old_reason: Option<usize>,
    columns: usize,
    rows: u32,
}

enum Body {
    Csv(Box<csv::Writer<BufWriter<NamedTempFile>>>),
    Json { file: BufWriter<NamedTempFile>, lines: bool },
    Xlsx { workbook: Box<Workbook>, file: NamedTempFile },
}

impl RejectsWriter {
    /// Begins a file that will be at `path`.
    pub fn create(form: &RejectsForm, path: &Path) -> Result<Self> {
        let file = temporary(path).map_err(|e| unwritable(path, &e))?;
        let old_reason = form.headers.iter().position(|header| header == REASON);
        let mut headers: Vec<&str> = form.headers.iter().map(String::as_str).collect();
        old_reason.map(|at| headers.remove(at));
        let columns = headers.len();
        headers.push(REASON);
        let body = match form.format {
            FileFormat::Csv | FileFormat::Ods => {
                let mut file = BufWriter::new(file);
                if form.mark {
                    file.write_all("\u{feff}".as_bytes()).map_err(|e| unwritable(path, &e))?;
                }
                let mut csv =
                    csv::WriterBuilder::new().delimiter(form.delimiter).terminator(csv::Terminator::CRLF).flexible(true).from_writer(file);
                csv.write_record(&headers).map_err(|e| csv_failed(path, e))?;
                Body::Csv(Box::new(csv))
            }
            FileFormat::Json | FileFormat::JsonLines => {
                Body::Json { file: BufWriter::new(file), lines: form.format == FileFormat::JsonLines }
            }
            FileFormat::Xlsx => {
                let mut workbook = Box::new(Workbook::new());
                workbook.add_worksheet_with_constant_memory().map_err(|e| xlsx_failed(path, e))?;
                let mut body = Body::Xlsx { workbook, file };
                body.write_cells(path, 0, headers.iter().copied())?;
                body
            }
        };
        Ok(Self { path: path.to_owned(), body, old_reason, columns, rows: 0 })
    }

    /// Adds a row.
    pub fn push(&mut self, row: &RejectedRow) -> Result<()> {
        let number = self.rows.saturating_add(1);
        if let Body::Json { file, lines } = &mut self.body {
            let begin = match (*lines, number) {
                (true, _) => "",
                (false, 1) => "[\n",
                (false, _) => ",\n",
            };
            let end = if *lines { "\n" } else { "" };
            write!(file, "{begin}{}{end}", with_reason(row)).map_err(|e| unwritable(&self.path, &e))?;
        } else {
            let cells = self.cells(row);
            self.body.write_cells(&self.path, number, cells.iter().map(String::as_str))?;
        }
        self.rows = number;
        Ok(())
    }

    /// Puts the file under its name and answers how many rows it has.
    pub fn finish(self) -> Result<u32> {
        let Self { path, body, rows, .. } = self;
        let file = match body {
            Body::Csv(csv) => csv.into_inner().map_err(|e| unwritable(&path, e.error()))?,
            Body::Json { mut file, lines } => {
                let end = match (lines, rows) {
                    (true, _) => "",
                    (false, 0) => "[]\n",
                    (false, _) => "\n]\n",
                };
                file.write_all(end.as_bytes()).map_err(|e| unwritable(&path, &e))?;
                file
            }
            Body::Xlsx { mut workbook, file } => {
                let mut file = BufWriter::new(file);
                workbook.save_to_writer(SeekableFile(&mut file)).map_err(|e| xlsx_failed(&path, e))?;
                file
            }
        };
        let file = file.into_inner().map_err(|e| unwritable(&path, e.error()))?;
        file.as_file().sync_all().map_err(|e| unwritable(&path, &e))?;
        file.persist(&path).map_err(|e| unwritable(&path, &e.error))?;
        Ok(rows)
    }

    /// The cells of a row with the reason under its header; cells beyond the headers follow it, so that none is lost.
    fn cells(&self, row: &RejectedRow) -> Vec<String> {
        let mut cells: Vec<String> = serde_json::from_str(&row.raw).unwrap_or_else(|_| vec![row.raw.clone()]);
        if let Some(at) = self.old_reason.filter(|at| *at < cells.len()) {
            cells.remove(at);
        }
        let beyond = if cells.len() > self.columns { cells.split_off(self.columns) } else { Vec::new() };
        cells.resize(self.columns, String::new());
        cells.push(row.reason.clone());
        cells.extend(beyond);
        cells
    }
}

impl Body {
    fn write_cells<'a>(&mut self, path: &Path, number: u32, cells: impl Iterator<Item = &'a str>) -> Result<()> {
        match self {
            Self::Csv(csv) => csv.write_record(cells).map_err(|e| csv_failed(path, e)),
            Self::Xlsx { workbook, .. } => {
                let sheet = workbook.worksheet_from_index(0).map_err(|e| xlsx_failed(path, e))?;
                for (column, cell) in (0_u16..).zip(cells) {
                    if cell.is_empty() {
                        continue;
                    }
                    // A longer text cannot stand in a workbook; only a file made to break readers has one.
                    let end = cell.char_indices().nth(XLSX_CELL / 2).map_or(cell.len(), |(at, _)| at);
                    let text = if cell.len() > XLSX_CELL { &cell[..end] } else { cell };
                    sheet.write_string(number, column, text).map_err(|e| xlsx_failed(path, e))?;
                }
                Ok(())
            }
            Self::Json { .. } => Ok(()),
        }
    }
}

/// The item's own text with the reason as its last key, so that its numbers stay as written.
fn with_reason(row: &RejectedRow) -> String {
    let reason = Value::from(row.reason.as_str());
    let raw = row.raw.trim();
    match serde_json::from_str(raw) {
        Ok(Value::Object(mut object)) if object.contains_key(REASON) => {
            object.shift_remove(REASON);
            object.insert(REASON.to_owned(), reason);
            Value::Object(object).to_string()
        }
        Ok(Value::Object(object)) => {
            let open = raw.strip_suffix('}').unwrap_or(raw).trim_end();
            let comma = if object.is_empty() { "" } else { "," };
            // An item over several lines would not be a line of JSON Lines; outside of strings, a line end means nothing.
            let open = open.replace(['\r', '\n'], " ");
            format!("{open}{comma}\"{REASON}\":{reason}}}")
        }
        _ => serde_json::json!({ REASON: row.reason, RAW: row.raw }).to_string(),
    }
}

/// A file beside the target, with the rights that any new file would have.
fn temporary(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rejects-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// What the workbook is saved to: it must be able to seek.
struct SeekableFile<'a>(&'a mut BufWriter<NamedTempFile>);

impl Write for SeekableFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl io::Seek for SeekableFile<'_> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

fn csv_failed(path: &Path, error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => unwritable(path, &error),
        other => Error::internal(format!("{other:?}")),
    }
}

fn xlsx_failed(path: &Path, error: XlsxError) -> Error {
    match error {
        XlsxError::IoError(error) => unwritable(path, &error),
        XlsxError::RowColumnLimitError => Error::FileUnwritable {
            path: path.to_owned(),
            reason:
                "There are more refused rows than a sheet can hold. Import the file in smaller parts and save the refused rows of each."
                    .to_owned(),
        },
        other => Error::internal(other),
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Error {
    let reason = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => return Error::DiskFull,
        io::ErrorKind::NotFound => "The folder is not there any more. Choose another one.".to_owned(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "The system does not allow files to be written there. Choose another folder.".to_owned()
        }
        io::ErrorKind::IsADirectory => "There is a folder of that name. Choose another name.".to_owned(),
        _ => format!("The file could not be written ({error}). Choose another place and try again."),
    };
    Error::FileUnwritable { path: path.to_owned(), reason }
}
