//! Tests of the core crate.

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
mod tidy;
mod timeline;
