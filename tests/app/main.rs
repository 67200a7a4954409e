//! The shell without a window: commands through Tauri's mock runtime, and the bindings that the page is compiled against.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bindings;
mod commands;
mod errors;
mod host;
mod jobs;
mod notes;
mod records;
mod tags;
