//! Routing imports.
