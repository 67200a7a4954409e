//! Tests of the core crate.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod check;
mod desk;
mod exports;
mod imports;
mod lists;
mod mapping;
mod matches;
mod properties;
mod readers;
mod submissions;
mod support;
mod tags;
mod tags_properties;
mod tidy;
mod timeline;
