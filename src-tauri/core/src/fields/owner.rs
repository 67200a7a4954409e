//! Whose fields they are: those of contacts, or of the records of one type. Pure.

/// Whoever has values of a field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) enum Owner {
    /// Every contact.
    #[default]
    Contact,
    /// Every record of the type with this row id.
    RecordType(i64),
}

impl Owner {
    /// What a row of `custom_field` says.
    pub(crate) fn of(record_type: Option<i64>) -> Self {
        record_type.map_or(Self::Contact, Self::RecordType)
    }

    /// Row id of the record type.
    pub(crate) const fn record_type(self) -> Option<i64> {
        match self {
            Self::Contact => None,
            Self::RecordType(id) => Some(id),
        }
    }

    /// The table whose columns hold the values.
    pub(crate) const fn table(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::RecordType(_) => "record",
        }
    }

    /// The table of values that must differ, and its column of who has one.
    pub(crate) const fn claims(self) -> (&'static str, &'static str) {
        match self {
            Self::Contact => ("unique_value", "contact_id"),
            Self::RecordType(_) => ("record_unique_value", "record_id"),
        }
    }

    /// The word for one of them.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::RecordType(_) => "record",
        }
    }
}
