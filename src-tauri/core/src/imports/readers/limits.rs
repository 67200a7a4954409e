//! What a file may ask of us before it counts as hostile (design section 6, Limits).

/// Columns of a table.
pub const MAX_COLUMNS: usize = 16_384;
/// Bytes of one cell or answer.
pub const MAX_CELL: usize = 1 << 20;
/// Bytes of one row of a table or one item of a JSON file, which must be held at once.
pub const MAX_ROW: usize = 8 << 20;
/// Bytes that may be read twice because quotes never close, before the file counts as broken.
pub const MAX_REREAD: u64 = 1 << 30;
/// Levels of JSON.
pub const MAX_DEPTH: usize = 64;
/// Bytes to which a workbook may unpack.
pub const MAX_UNPACKED: u64 = 1 << 30;
/// How many times its size a workbook may unpack to.
pub const MAX_RATIO: u64 = 200;
