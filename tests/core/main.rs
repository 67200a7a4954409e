//! Tests of the core crate.

mod readers;
