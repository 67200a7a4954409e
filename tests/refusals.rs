//! What custom fields refuse: one table for every way in which a value is written (a form, a bulk edit, an import, the
//! command), so that a rule cannot hold on one and not on another.

/// A field, a value that it refuses, and a word of the reason.
pub struct Refusal {
    pub label: &'static str,
    /// The word of the type.
    pub r#type: &'static str,
    pub options: &'static [&'static str],
    pub decimals: Option<u8>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub pattern: Option<&'static str>,
    pub currency: Option<&'static str>,
    pub stars: Option<u8>,
    pub required: bool,
    pub unique: bool,
    /// Somebody else has this value.
    pub taken: Option<&'static str>,
    /// What is refused; empty for nothing where something is required.
    pub bad: &'static str,
    /// A word of the reason.
    pub says: &'static str,
}

const PLAIN: Refusal = Refusal {
    label: "Field",
    r#type: "text",
    options: &[],
    decimals: None,
    min: None,
    max: None,
    pattern: None,
    currency: None,
    stars: None,
    required: false,
    unique: false,
    taken: None,
    bad: "",
    says: "",
};

pub const TABLE: &[Refusal] = &[
    Refusal { label: "Customer no", pattern: Some("[A-Z]-[0-9]+"), bad: "17", says: "17", ..PLAIN },
    Refusal { label: "Region", required: true, bad: "", says: "required", ..PLAIN },
    Refusal { label: "Seat", unique: true, taken: Some("12B"), bad: "12b", says: "Zoe", ..PLAIN },
    Refusal { label: "Employees", r#type: "number", bad: "many", says: "many", ..PLAIN },
    Refusal { label: "Employees", r#type: "number", decimals: Some(0), bad: "1.5", says: "whole", ..PLAIN },
    Refusal { label: "Age", r#type: "number", min: Some(18.0), bad: "17", says: "too small", ..PLAIN },
    Refusal { label: "Account", r#type: "number", unique: true, taken: Some("7"), bad: "7.0", says: "Zoe", ..PLAIN },
    Refusal { label: "Price", r#type: "currency", currency: Some("EUR"), bad: "$ 500", says: "EUR", ..PLAIN },
    Refusal { label: "Share", r#type: "percent", max: Some(100.0), bad: "101 %", says: "too large", ..PLAIN },
    Refusal { label: "Birthday", r#type: "date", bad: "2026-02-30", says: "2026-02-30", ..PLAIN },
    Refusal { label: "Call at", r#type: "datetime", bad: "tomorrow", says: "tomorrow", ..PLAIN },
    Refusal { label: "Newsletter", r#type: "boolean", bad: "perhaps", says: "perhaps", ..PLAIN },
    Refusal { label: "Billing", r#type: "email", bad: "ana(at)example.org", says: "e-mail", ..PLAIN },
    Refusal { label: "Fax", r#type: "phone", bad: "call me", says: "phone", ..PLAIN },
    Refusal { label: "Site", r#type: "url", bad: "javascript:alert(1)", says: "javascript", ..PLAIN },
    Refusal { label: "Rating", r#type: "rating", stars: Some(5), bad: "6", says: "6", ..PLAIN },
    Refusal { label: "Rep", r#type: "member", bad: "Nobody Here", says: "Nobody Here", ..PLAIN },
];

/// A choice that is none. An import refuses it where it is told to; it adds the option otherwise.
pub const UNKNOWN_OPTION: Refusal =
    Refusal { label: "Size", r#type: "select", options: &["Small", "Large"], bad: "Huge", says: "Huge", ..PLAIN };
