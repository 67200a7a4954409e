//! The shell without a window: commands through Tauri's mock runtime, and the bindings that the page is compiled against.

mod bindings;
mod commands;
mod errors;
mod host;
mod jobs;
