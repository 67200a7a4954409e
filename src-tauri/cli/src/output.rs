//! What goes to stdout and stderr.

use std::io::Write;
use std::process::ExitCode;

use contact_core::{Error, Result};
use serde::Serialize;

/// Says why on stderr.
pub fn refuse(reason: &str) -> ExitCode {
    // With stderr gone there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "contacts: {reason}");
    ExitCode::FAILURE
}

/// One line on stdout.
pub fn line(text: &str) -> Result<()> {
    writeln!(std::io::stdout().lock(), "{text}").map_err(closed)
}

/// One JSON document on stdout.
pub fn json(value: &impl Serialize) -> Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut out, value)?;
    writeln!(out).and_then(|()| out.flush()).map_err(closed)
}

fn closed(error: std::io::Error) -> Error {
    Error::internal(error)
}
