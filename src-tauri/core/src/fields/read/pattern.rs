//! The regular expressions that texts must match. Compiled once for each thread, because an import reads a million rows with
//! one of them.

use std::cell::RefCell;
use std::collections::HashMap;

use regex::{Regex, RegexBuilder};

use super::quoted;

const MAX_PATTERN: usize = 1_000;
/// Bytes of a compiled pattern.
const MAX_COMPILED: usize = 1 << 20;
/// Patterns that a thread keeps.
const KEPT: usize = 64;

thread_local! {
    static COMPILED: RefCell<HashMap<String, Option<Regex>>> = RefCell::default();
}

/// Whether a text is a pattern that texts can be checked with.
///
/// # Errors
/// The reason, for the form in which patterns are typed.
pub(crate) fn check_pattern(pattern: &str) -> Result<(), String> {
    compile(pattern).map(drop)
}

/// Checks that a text matches a pattern as a whole.
pub(super) fn check(pattern: &str, text: &str) -> Result<(), String> {
    let matches = COMPILED.with_borrow_mut(|compiled| {
        if !compiled.contains_key(pattern) {
            if compiled.len() >= KEPT {
                compiled.clear();
            }
            compiled.insert(pattern.to_owned(), compile(pattern).ok());
        }
        compiled.get(pattern).and_then(Option::as_ref).map(|regex| regex.is_match(text))
    });
    match matches {
        Some(true) => Ok(()),
        Some(false) => Err(format!("{} does not match the pattern {}", quoted(text), quoted(pattern))),
        None => Err(format!("cannot be checked, because {} is no pattern: change it in the field's settings", quoted(pattern))),
    }
}

fn compile(pattern: &str) -> Result<Regex, String> {
    if pattern.len() > MAX_PATTERN {
        return Err(format!("is longer than {MAX_PATTERN} characters: shorten it"));
    }
    // By itself first: "a)|(b" is a pattern only inside other parentheses.
    build(pattern)?;
    build(&format!(r"\A(?:{pattern})\z"))
}

fn build(pattern: &str) -> Result<Regex, String> {
    RegexBuilder::new(pattern).size_limit(MAX_COMPILED).build().map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => "is too large a pattern: repeat less in it".to_owned(),
        _ => {
            let told = error.to_string();
            let last = told.lines().last().unwrap_or_default();
            format!("is not a regular expression: {}", last.trim_start_matches("error: "))
        }
    })
}
