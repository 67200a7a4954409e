use proptest::prelude::*;

use super::super::sheet::tests::{FIELDS, Person, block, keys, person, rankings};
use super::*;

fn named(names: [&str; 2], number: i64) -> Person {
    Person {
        names: names.map(str::to_owned),
        emails: Vec::new(),
        phone: String::new(),
        times: [number; 3],
        submissions: number,
        in_bin: false,
        values: Default::default(),
    }
}

fn by(block: &Block, field: SortField, descending: bool) -> Vec<u32> {
    View::new(block, None, Sort { field, descending }).order().to_vec()
}

#[test]
fn empty_text_is_last_whichever_the_direction_and_equal_text_goes_by_name() {
    let people = [["Ömer", "Z"], ["zoe", "A"], ["OMER", "b"], ["", "C"], ["Anna", ""]].map(|names| named(names, 0));
    let block = block((1..).zip(&people));
    assert_eq!(by(&block, SortField::FirstName, false), [4, 2, 0, 1, 3]);
    assert_eq!(by(&block, SortField::FirstName, true), [1, 2, 0, 4, 3]);
}

#[test]
fn numbers_are_compared_as_numbers() {
    let people = [10, 9, -1, 9].map(|number| named(["a", ""], number));
    let block = block((1..).zip(&people));
    assert_eq!(by(&block, SortField::SubmissionCount, false), [2, 1, 3, 0]);
    assert_eq!(by(&block, SortField::SubmissionCount, true), [0, 1, 3, 2]);
}

fn sort() -> impl Strategy<Value = Sort> {
    (prop::sample::select(&FIELDS[..]), any::<bool>()).prop_map(|(field, descending)| Sort { field, descending })
}

proptest! {
    /// Sorting by beginnings, and picking out the first, say what comparing any two contacts says.
    #[test]
    fn an_order_is_that_of_a_plain_comparison(people in prop::collection::vec(person(), 0..60), count in 0..20_usize, sort in sort()) {
        let wanted = {
            let mut wanted = Marks::none(people.len());
            (0..people.len()).filter(|at| at % 3 != 1).for_each(|at| wanted.insert(at));
            wanted
        };
        let block = block((1..).zip(&people));
        let by_field: Vec<_> = rankings().map(|(of, ranking)| (keys(&ranking, of, &block, (1..).zip(&people)), ranking.field)).collect();
        let own = std::iter::once(View::new(&block, None, sort));
        let of_field = by_field.iter().map(|(keys, field)| {
            View::new(&block, Some(keys), Sort { field: SortField::Field(*field), ..sort })
        });
        for view in own.chain(of_field) {
            let mut plain: Vec<u32> = (0..).take(people.len()).collect();
            plain.sort_by(|a, b| view.compare(*a as usize, view, *b as usize));
            let expected: Vec<u32> = plain.iter().copied().filter(|at| wanted.contains(*at as usize)).take(count).collect();
            prop_assert_eq!(first(view, &wanted, count), &*expected, "ahead, {:?}", view.sort());
            prop_assert_eq!(&*view.order(), &*plain, "{:?}", view.sort());
            prop_assert_eq!(first(view, &wanted, count), expected, "from the order, {:?}", view.sort());
        }
    }
}
