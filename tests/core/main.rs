//! Tests of the core crate.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod boards;
mod boards_cards;
mod boards_filters;
mod boards_properties;
mod boards_rank;
mod boards_sample;
mod boards_timeline;
mod check;
mod desk;
mod exports;
mod fields;
mod fields_lists;
mod fields_properties;
mod fields_refusals;
mod filters;
mod filters_things;
mod imports;
mod imports_fields;
mod lists;
mod lists_changes;
mod mapping;
mod matches;
mod migrations;
mod notes;
mod properties;
mod readers;
mod records;
mod records_files;
mod records_properties;
mod records_types;
#[path = "../refusals.rs"]
mod refusals;
mod segments;
mod segments_edit;
mod segments_properties;
mod submissions;
mod support;
mod tags;
mod tags_properties;
mod team;
mod tidy;
mod timeline;
