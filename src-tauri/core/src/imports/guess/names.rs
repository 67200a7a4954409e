//! Headers that name a custom field.

use std::collections::HashMap;

use super::words::Words;

/// A custom field that columns can go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldName {
    /// Its key.
    pub key: String,
    /// Its label; several fields may have the same one.
    pub label: String,
}

/// The fields by what a header may call them.
pub(super) struct FieldNames<'f> {
    /// The likeliest names first. Nothing stands under a name that several fields have.
    names: [HashMap<String, Option<&'f FieldName>>; 6],
}

impl<'f> FieldNames<'f> {
    /// `by_keys` for a file whose headers are keys; elsewhere a label goes before a key that happens to read the same.
    pub(super) fn new(fields: &'f [FieldName], by_keys: bool) -> Self {
        let named = |name: fn(&FieldName) -> String| {
            let mut named: HashMap<String, Option<&'f FieldName>> = HashMap::new();
            for field in fields {
                named.entry(name(field)).and_modify(|several| *several = None).or_insert(Some(field));
            }
            named.remove("");
            named
        };
        let label = |name: &FieldName| name.label.clone();
        let [exact, alike]: [fn(&FieldName) -> String; 2] = [|field| field.key.clone(), |field| joined(&field.key)];
        let mut names = [
            named(label),
            named(in_full),
            named(exact),
            named(|field| joined(&field.label)),
            named(|field| joined(&in_full(field))),
            named(alike),
        ];
        if by_keys {
            names.swap(0, 2);
            names.swap(3, 5);
        }
        Self { names }
    }

    /// The field that a header names: by label, by `Label (key)` or by key, as written or else case, accents and
    /// punctuation aside.
    pub(super) fn find(&self, header: &str) -> Option<&'f FieldName> {
        let bare = header.trim();
        let alike = joined(bare);
        let asked = [bare, bare, bare, alike.as_str(), alike.as_str(), alike.as_str()];
        self.names.iter().zip(asked).find_map(|(names, asked)| names.get(asked).copied().flatten())
    }
}

/// How a header names a field whose label others have, too.
fn in_full(field: &FieldName) -> String {
    format!("{} ({})", field.label, field.key)
}

fn joined(name: &str) -> String {
    Words::of(name).joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Vec<FieldName> {
        [("budget", "Budget"), ("size", "Größe"), ("size_2", "Größe"), ("a", "size"), ("star", "★")]
            .map(|(key, label)| FieldName { key: key.to_owned(), label: label.to_owned() })
            .to_vec()
    }

    #[track_caller]
    fn check(header: &str, by_keys: bool, expected: Option<&str>) {
        let fields = fields();
        assert_eq!(FieldNames::new(&fields, by_keys).find(header).map(|field| field.key.as_str()), expected, "{header}");
    }

    #[test]
    fn a_header_names_a_field_by_key_or_label_case_and_accents_aside() {
        for header in ["Budget", "budget", " BUDGET ", "bud-get", "Búdget"] {
            check(header, false, Some("budget"));
        }
        check("★", false, Some("star"));
        check("☆", false, None);
        check("", false, None);
        check("Budgets", false, None);
    }

    #[test]
    fn a_label_that_several_fields_have_names_none_but_with_its_key() {
        check("Größe", false, None);
        check("Größe (size_2)", false, Some("size_2"));
        check("grosse (size 2)", false, Some("size_2"));
        check("size_2", false, Some("size_2"));
    }

    #[test]
    fn where_a_label_reads_like_another_fields_key_the_form_of_the_file_decides() {
        check("size", false, Some("a"));
        check("size", true, Some("size"));
    }
}
