//! Which operators fit which kind of field, and how they read. The one list of them: the builder shows it, the words of a
//! filter are made of it, and what is not in it is refused.

use super::types::{FilterKind, FilterKindOps, FilterOp, FilterOpInfo, FilterTakes};
use crate::fields::FieldType;

use FilterOp::{
    After, Before, Between, Contains, EndsWith, Gt, Gte, HasAll, HasAny, HasNone, Is, IsEmpty, IsNot, IsNotEmpty, IsNotOneOf, IsOneOf, Lt,
    Lte, MoreThanAgo, NotContains, On, StartsWith, WithinLast, WithinNext,
};
use FilterTakes::{Many, Nothing, One, Two};

const fn op(op: FilterOp, words: &'static str, takes: FilterTakes) -> FilterOpInfo {
    FilterOpInfo { op, words, includes_blanks: false, takes }
}

/// An operator that people without a value pass.
const fn negative(op: FilterOp, words: &'static str, takes: FilterTakes) -> FilterOpInfo {
    FilterOpInfo { op, words, includes_blanks: true, takes }
}

const EMPTY: FilterOpInfo = negative(IsEmpty, "is empty", Nothing);
const NOT_EMPTY: FilterOpInfo = op(IsNotEmpty, "is not empty", Nothing);
const IS: FilterOpInfo = op(Is, "is", One);
const IS_NOT: FilterOpInfo = negative(IsNot, "is not", One);
const ONE_OF: FilterOpInfo = op(IsOneOf, "is one of", Many);
const NOT_ONE_OF: FilterOpInfo = negative(IsNotOneOf, "is none of", Many);
const CONTAINS: FilterOpInfo = op(Contains, "contains", One);
const NOT_CONTAINS: FilterOpInfo = negative(NotContains, "does not contain", One);
const BEGINS: FilterOpInfo = op(StartsWith, "begins with", One);
const ENDS: FilterOpInfo = op(EndsWith, "ends with", One);
const ALL_OF: FilterOpInfo = op(HasAll, "has all of", Many);
const MORE: FilterOpInfo = op(Gt, "is more than", One);
const AT_LEAST: FilterOpInfo = op(Gte, "is at least", One);
const LESS: FilterOpInfo = op(Lt, "is less than", One);
const AT_MOST: FilterOpInfo = op(Lte, "is at most", One);
const BETWEEN: FilterOpInfo = op(Between, "is between", Two);
const BEFORE: FilterOpInfo = op(Before, "is before", One);
const AFTER: FilterOpInfo = op(After, "is after", One);
const ON: FilterOpInfo = op(On, "is on", One);
const NOT_ON: FilterOpInfo = negative(IsNot, "is not on", One);
const FROM: FilterOpInfo = op(Gte, "is on or after", One);
const UNTIL: FilterOpInfo = op(Lte, "is on or before", One);
const LAST: FilterOpInfo = op(WithinLast, "is in the last", FilterTakes::Span);
const NEXT: FilterOpInfo = op(WithinNext, "is in the next", FilterTakes::Span);
const LONGER: FilterOpInfo = op(Gt, "is more than", FilterTakes::Span);
const AS_LONG: FilterOpInfo = op(Gte, "is at least", FilterTakes::Span);
const SHORTER: FilterOpInfo = op(Lt, "is less than", FilterTakes::Span);
const NO_LONGER: FilterOpInfo = op(Lte, "is at most", FilterTakes::Span);
const AGO: FilterOpInfo = op(MoreThanAgo, "is more than", FilterTakes::Span);

const TEXT: &[FilterOpInfo] = &[CONTAINS, IS, IS_NOT, NOT_CONTAINS, BEGINS, ENDS, ONE_OF, NOT_ONE_OF, NOT_EMPTY, EMPTY];
const NUMBER: &[FilterOpInfo] = &[MORE, AT_LEAST, LESS, AT_MOST, BETWEEN, IS, IS_NOT, ONE_OF, NOT_ONE_OF, NOT_EMPTY, EMPTY];
const DAY: &[FilterOpInfo] = &[LAST, AGO, NEXT, ON, NOT_ON, BEFORE, AFTER, FROM, UNTIL, BETWEEN, NOT_EMPTY, EMPTY];
const DURATION: &[FilterOpInfo] = &[LONGER, AS_LONG, SHORTER, NO_LONGER];
const BOOLEAN: &[FilterOpInfo] = &[IS, IS_NOT, NOT_EMPTY, EMPTY];
const CHOICE: &[FilterOpInfo] = &[IS, IS_NOT, ONE_OF, NOT_ONE_OF, NOT_EMPTY, EMPTY];
const CHOICES: &[FilterOpInfo] = &[op(HasAny, "has any of", Many), ALL_OF, negative(HasNone, "has none of", Many), NOT_EMPTY, EMPTY];
const ANSWER: &[FilterOpInfo] = &[
    CONTAINS,
    IS,
    IS_NOT,
    NOT_CONTAINS,
    BEGINS,
    ENDS,
    ONE_OF,
    NOT_ONE_OF,
    ALL_OF,
    MORE,
    AT_LEAST,
    LESS,
    AT_MOST,
    BETWEEN,
    ON,
    BEFORE,
    AFTER,
    LAST,
    AGO,
    NEXT,
    NOT_EMPTY,
    EMPTY,
];

const KINDS: [(FilterKind, &[FilterOpInfo]); 10] = [
    (FilterKind::Text, TEXT),
    (FilterKind::Phone, TEXT),
    (FilterKind::Number, NUMBER),
    (FilterKind::Date, DAY),
    (FilterKind::Instant, DAY),
    (FilterKind::Duration, DURATION),
    (FilterKind::Boolean, BOOLEAN),
    (FilterKind::Choice, CHOICE),
    (FilterKind::Choices, CHOICES),
    (FilterKind::Answer, ANSWER),
];

impl FilterKind {
    /// What is offered for it, the usual one first.
    pub(super) fn ops(self) -> &'static [FilterOpInfo] {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or(&[], |(_, ops)| ops)
    }

    /// The operator as it is meant for this kind: `gt` of a day is `after`, `contains` of tags is `has_any`. Nothing where
    /// it does not fit.
    pub(super) fn op(self, op: FilterOp) -> Option<&'static FilterOpInfo> {
        let meant = match (self, op) {
            (Self::Date | Self::Instant, Gt) => After,
            (Self::Date | Self::Instant, Lt) => Before,
            (Self::Date | Self::Instant, Is) => On,
            (Self::Choices, Contains | IsOneOf) => HasAny,
            (Self::Choices, Is) => HasAll,
            (Self::Choices, NotContains | IsNotOneOf | IsNot) => HasNone,
            (Self::Answer, HasAny) => IsOneOf,
            (Self::Answer, HasNone) => IsNotOneOf,
            (_, op) => op,
        };
        self.ops().iter().find(|known| known.op == meant)
    }
}

impl FieldType {
    /// What a filter compares its values as.
    pub(super) const fn filter_kind(self) -> FilterKind {
        match self {
            Self::Text | Self::LongText | Self::Email | Self::Url => FilterKind::Text,
            Self::Phone => FilterKind::Phone,
            Self::Number | Self::Currency | Self::Percent | Self::Rating => FilterKind::Number,
            Self::Date => FilterKind::Date,
            Self::Datetime => FilterKind::Instant,
            Self::Boolean => FilterKind::Boolean,
            Self::Select | Self::Member => FilterKind::Choice,
            Self::MultiSelect => FilterKind::Choices,
        }
    }
}

/// Operators by kind, for the builder.
pub(super) fn all() -> Vec<FilterKindOps> {
    KINDS.into_iter().map(|(kind, ops)| FilterKindOps { kind, ops: ops.to_vec() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_operators_and_says_who_passes_without_a_value() {
        for (kind, ops) in KINDS {
            assert_eq!(kind.ops(), ops);
            assert!(ops.iter().all(|info| kind.op(info.op) == Some(info)), "{kind:?}");
            for info in ops {
                let negative = matches!(info.op, IsNot | NotContains | IsNotOneOf | HasNone | IsEmpty);
                assert_eq!(info.includes_blanks, negative, "{kind:?} {:?}", info.op);
            }
        }
    }

    #[test]
    fn other_words_for_the_same_thing_are_taken() {
        assert_eq!(FilterKind::Date.op(Gt), Some(&AFTER));
        assert_eq!(FilterKind::Choices.op(Contains).map(|info| info.op), Some(HasAny));
        assert_eq!(FilterKind::Text.op(Gt), None);
        assert_eq!(FilterKind::Boolean.op(Contains), None);
    }
}
